package io.sightline.jobs.soak;

import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.trials.SightlineVersion;
import io.sightline.jobs.trials.TrialOptions;
import io.sightline.jobs.trials.TrialProgram;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy/soak}. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        versionProvider = SightlineVersion.class,
        description = {
            "Run the job on a local cluster while eight cameras (JPEG, PNG, H.264, H.265) come and"
                    + " go, and sample what each process holds: memory, live objects, open files,"
                    + " threads. Then check that every frame was reported once and in order, and"
                    + " that no process keeps growing.",
            "Exit code 0 if the check passes, 1 if it fails."
        })
public final class SoakCommand implements Callable<Integer> {
    @Mixin private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "30",
            converter = PositiveConverter.class,
            description =
                    "Duration of the trial. The first third is warm-up and not judged."
                            + " Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--limit-mb",
            paramLabel = "MB",
            defaultValue = "20",
            converter = PositiveConverter.class,
            description =
                    "Most memory that a process may gain per hour, in MB. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int megabytesPerHour;

    @Option(
            names = "--limit-handles",
            paramLabel = "N",
            defaultValue = "10",
            converter = PositiveConverter.class,
            description =
                    "Most open files, and most threads, that a process may gain per hour."
                            + " Default: ${DEFAULT-VALUE}.")
    private int handlesPerHour;

    @Override
    public Integer call() throws InterruptedException {
        SoakReport report =
                new SoakTrial(
                                trial.checkout(),
                                trial.folder(),
                                Duration.ofMinutes(minutes),
                                trial.seed(),
                                trial.framesPerSecond(),
                                new GrowthLimits(megabytesPerHour, handlesPerHour))
                        .run(trial.progress());
        trial.print(report);
        return report.sound() ? 0 : 1;
    }

    /**
     * Runs the trial and exits with its code.
     *
     * @param args the checkout, then the options
     */
    public static void main(String[] args) {
        TrialProgram.run(new SoakCommand(), args);
    }
}
