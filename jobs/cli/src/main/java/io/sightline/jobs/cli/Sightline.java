package io.sightline.jobs.cli;

import io.sightline.jobs.options.EnumConverter;
import io.sightline.jobs.trials.SightlineVersion;
import io.sightline.models.error.UserError;
import io.sightline.models.text.PrintableText;
import io.sightline.models.text.Secrets;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code sightline}: one class per command, registered here. */
@Command(
        name = "sightline",
        mixinStandardHelpOptions = true,
        versionProvider = SightlineVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Streaming video analytics: frames in Kafka become detections in Kafka.",
        subcommands = {
            DemoCommand.class,
            FeedCommand.class,
            RunCommand.class,
            WatchCommand.class,
            DetectCommand.class,
            ModelCommand.class,
            TrackCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            SceneCommand.class,
            BenchCommand.class,
            BrokerCommand.class
        })
public final class Sightline {
    private Sightline() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(commandLine().setOut(standardOutput()).execute(args));
    }

    /** Standard output that reports when it is closed, which {@code System.out} does not. */
    private static PrintWriter standardOutput() {
        return new PrintWriter(
                new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    /** The program with every command, error handling included. */
    public static CommandLine commandLine() {
        CommandLine program = EnumConverter.registerIn(new CommandLine(new Sightline()));
        program.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    if (failure instanceof UserError) {
                        command.getErr().println("sightline: " + failure.getMessage());
                        return command.getCommandSpec().exitCodeOnExecutionException();
                    }
                    printDefect(failure, command.getErr());
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
        program.setParameterExceptionHandler(
                (failure, args) -> {
                    CommandLine command = failure.getCommandLine();
                    command.getErr()
                            .printf(
                                    "sightline: %s (see '%s --help')%n",
                                    PrintableText.of(Secrets.hide(failure.getMessage())),
                                    command.getCommandSpec().qualifiedName());
                    return command.getCommandSpec().exitCodeOnInvalidInput();
                });
        return program;
    }

    /** The stack trace of a failure that no user can resolve; its messages may be from outside. */
    private static void printDefect(Exception failure, PrintWriter err) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        trace.toString()
                .lines()
                .map(line -> line.replace("\t", "    "))
                .forEach(line -> err.println(PrintableText.of(Secrets.hide(line))));
    }
}
