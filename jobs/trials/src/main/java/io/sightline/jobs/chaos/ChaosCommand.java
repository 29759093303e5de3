package io.sightline.jobs.chaos;

import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.trials.TrialProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deploy/chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        version = "Sightline 0.1.0",
        description = {
            "Runs the job on a cluster of this machine while eight cameras publish, and lets"
                    + " something go wrong in every round: TaskManagers, the JobManager and the broker"
                    + " are killed, a TaskManager stands still, checkpoints cannot be written, a task"
                    + " throws an exception. Then every frame must have been reported once, in order,"
                    + " in the words of an undisturbed run.",
            "Exit code 0 if so, 1 if not."
        })
public final class ChaosCommand implements Callable<Integer> {
    @Parameters(hidden = true, description = "The checkout; deploy/chaos says it.")
    private Path checkout;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "6",
            converter = PositiveConverter.class,
            description =
                    "How many faults. Six have each kind once, some minutes in all. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--faults",
            paramLabel = "FAULT",
            split = ",",
            converter = FaultConverter.class,
            description =
                    "Only these kinds, separated by commas: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<Fault> faults;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "What the order of the faults follows from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            defaultValue = "5",
            converter = PositiveConverter.class,
            description = "Frames per second of each camera. Default: ${DEFAULT-VALUE}.")
    private int framesPerSecond;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder for all that is written. Default: deploy/target/chaos.")
    private Path folder;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path place = folder == null ? checkout.resolve("deploy/target/chaos") : folder;
        ChaosTrial trial =
                new ChaosTrial(
                        checkout,
                        place.toAbsolutePath(),
                        rounds,
                        faults == null ? List.of(Fault.values()) : faults,
                        seed,
                        framesPerSecond);
        ChaosReport report = trial.run(line -> TrialProgram.say(spec.commandLine(), line));
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
        TrialProgram.run(new ChaosCommand(), args);
    }
}
