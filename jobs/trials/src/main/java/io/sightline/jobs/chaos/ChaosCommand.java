package io.sightline.jobs.chaos;

import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.trials.SightlineVersion;
import io.sightline.jobs.trials.TrialOptions;
import io.sightline.jobs.trials.TrialProgram;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deploy/chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        versionProvider = SightlineVersion.class,
        description = {
            "Run the job on a local cluster while eight cameras publish, and inject one fault per"
                    + " round: processes are killed or paused, disks are full, the job is rescaled,"
                    + " frames kill the process or never end, and more. Then check that every frame"
                    + " was reported once, in order, and byte for byte as in an undisturbed run,"
                    + " and that every bad frame became the right dead letter.",
            "Exit code 0 if the check passes, 1 if it fails."
        })
public final class ChaosCommand implements Callable<Integer> {
    @Mixin private TrialOptions trial = new TrialOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "16",
            converter = PositiveConverter.class,
            description =
                    "Number of faults. Each kind occurs once before one repeats. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--faults",
            paramLabel = "FAULT",
            split = ",",
            description =
                    "Kinds of faults, separated by commas: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Fault> faults = List.of(Fault.values());

    @Override
    public Integer call() throws InterruptedException {
        ChaosReport report =
                new ChaosTrial(
                                trial.checkout(),
                                trial.folder(),
                                rounds,
                                faults,
                                trial.seed(),
                                trial.framesPerSecond())
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
        TrialProgram.run(new ChaosCommand(), args);
    }
}
