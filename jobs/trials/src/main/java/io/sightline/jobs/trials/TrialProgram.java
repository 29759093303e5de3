package io.sightline.jobs.trials;

import io.sightline.jobs.options.EnumConverter;
import io.sightline.models.error.UserError;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;

/** Runs a trial as a program. */
public final class TrialProgram {
    private TrialProgram() {}

    /**
     * Runs a command and exits with its code. A mistake that the user can mend is one line.
     *
     * @param trial the command
     * @param args the checkout, then the options
     */
    public static void run(Object trial, String... args) {
        System.exit(commandLine(trial).execute(args));
    }

    /** The program of a trial, error handling included. */
    public static CommandLine commandLine(Object trial) {
        CommandLine program = EnumConverter.registerIn(new CommandLine(trial));
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
        return program;
    }

    /** Prints a line to stderr, after the name of the command. */
    static void say(CommandLine command, String line) {
        command.getErr().println(command.getCommandName() + ": " + line);
    }
}
