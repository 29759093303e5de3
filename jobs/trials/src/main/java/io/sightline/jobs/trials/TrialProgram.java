package io.sightline.jobs.trials;

import io.sightline.models.error.UserError;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;

/** How the program of a trial ends. */
public final class TrialProgram {
    private TrialProgram() {}

    /**
     * Runs it and exits with its code. What its user can mend is told in one line.
     *
     * @param trial its command
     * @param args options and the checkout
     */
    public static void run(Object trial, String... args) {
        CommandLine program = new CommandLine(trial);
        program.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    Throwable reason =
                            failure instanceof CompletionException ? failure.getCause() : failure;
                    if (reason instanceof UserError) {
                        say(command, reason.getMessage());
                        return command.getCommandSpec().exitCodeOnExecutionException();
                    }
                    throw failure;
                });
        System.exit(program.execute(args));
    }

    /** Tells a line on stderr, behind the name of the command. */
    public static void say(CommandLine command, String line) {
        command.getErr().println(command.getCommandName() + ": " + line);
    }
}
