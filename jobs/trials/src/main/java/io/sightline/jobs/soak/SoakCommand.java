package io.sightline.jobs.soak;

import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.trials.TrialProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deploy/soak}. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        version = "Sightline 0.1.0",
        description = {
            "Runs the job on a cluster of this machine while eight cameras of JPEG, PNG, H.264 and"
                    + " H.265 come and go, and reads again and again what each process holds:"
                    + " memory, live objects, open files, threads. Then every frame must have been"
                    + " reported once and in order, and no process may hold more and more.",
            "Exit code 0 if so, 1 if not."
        })
public final class SoakCommand implements Callable<Integer> {
    @Parameters(hidden = true, description = "The checkout; deploy/soak says it.")
    private Path checkout;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "30",
            converter = PositiveConverter.class,
            description =
                    "How long cameras come and go. The first third is warm-up and not judged."
                            + " Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            defaultValue = "5",
            converter = PositiveConverter.class,
            description =
                    "Frames per second of a camera while it publishes. Default: ${DEFAULT-VALUE}.")
    private int framesPerSecond;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description =
                    "What the coming and going of the cameras follows from. Default:"
                            + " ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--limit-mb",
            paramLabel = "MB",
            defaultValue = "20",
            converter = PositiveConverter.class,
            description =
                    "How much memory a process may gain in an hour, in MB. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int megabytesPerHour;

    @Option(
            names = "--limit-handles",
            paramLabel = "N",
            defaultValue = "10",
            converter = PositiveConverter.class,
            description =
                    "How many open files, and how many threads, a process may gain in an hour."
                            + " Default: ${DEFAULT-VALUE}.")
    private int handlesPerHour;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder for all that is written. Default: deploy/target/soak.")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path place = folder == null ? checkout.resolve("deploy/target/soak") : folder;
        SoakTrial trial =
                new SoakTrial(
                        checkout,
                        place.toAbsolutePath(),
                        Duration.ofMinutes(minutes),
                        seed,
                        framesPerSecond,
                        new GrowthLimits(megabytesPerHour, handlesPerHour));
        SoakReport report = trial.run(line -> TrialProgram.say(spec.commandLine(), line));
        spec.commandLine()
                .getOut()
                .println(json ? report.toJson() : report.toTable().stripTrailing());
        return report.sound() ? 0 : 1;
    }

    /**
     * Runs the trial and exits with its code.
     *
     * @param args options and the checkout
     */
    public static void main(String[] args) {
        TrialProgram.run(new SoakCommand(), args);
    }
}
