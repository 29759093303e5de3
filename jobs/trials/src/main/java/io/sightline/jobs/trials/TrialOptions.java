package io.sightline.jobs.trials;

import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that every trial has, and its output. */
public final class TrialOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(hidden = true, description = "The checkout, passed by the launcher.")
    private Path checkout;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of everything random in the trial. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            defaultValue = "5",
            converter = PositiveConverter.class,
            description =
                    "Frames per second of each camera while it publishes. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int framesPerSecond;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description =
                    "Folder for everything that is written. Default:"
                            + " deploy/target/${COMMAND-NAME}.")
    private Optional<Path> folder = Optional.empty();

    @Mixin private ReportOptions output = new ReportOptions();

    /** The checkout of the project, built. */
    public Path checkout() {
        return checkout;
    }

    /** The absolute folder for everything that is written. */
    public Path folder() {
        return folder.orElseGet(() -> checkout.resolve("deploy/target").resolve(command.name()))
                .toAbsolutePath();
    }

    /** Seed of everything random. */
    public long seed() {
        return seed;
    }

    /** Frames per second of a camera that publishes, from 1. */
    public int framesPerSecond() {
        return framesPerSecond;
    }

    /** Prints a line of progress to stderr. */
    public Consumer<String> progress() {
        return line -> TrialProgram.say(command.commandLine(), line);
    }

    /** Prints the report to stdout. */
    public void print(Report report) {
        command.commandLine().getOut().println(output.text(report));
    }
}
