package io.sightline.jobs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code sightline}: one class per command, registered here. */
@Command(
        name = "sightline",
        mixinStandardHelpOptions = true,
        version = "Sightline 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Streaming video analytics: frames in Kafka become detections in Kafka.",
        subcommands = {ModelCommand.class})
public final class Sightline {
    private Sightline() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The program with every command, error handling included. */
    public static CommandLine commandLine() {
        CommandLine program = new CommandLine(new Sightline());
        program.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    if (failure instanceof UserError) {
                        command.getErr().println("sightline: " + failure.getMessage());
                        return command.getCommandSpec().exitCodeOnExecutionException();
                    }
                    throw failure;
                });
        program.setParameterExceptionHandler(
                (failure, args) -> {
                    CommandLine command = failure.getCommandLine();
                    command.getErr().println("sightline: " + failure.getMessage());
                    command.getErr()
                            .println(
                                    "Try '%s --help'."
                                            .formatted(command.getCommandSpec().qualifiedName()));
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                });
        return program;
    }
}
