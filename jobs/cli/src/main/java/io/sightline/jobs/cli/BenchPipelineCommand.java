package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import io.sightline.jobs.bench.PipelineBench;
import io.sightline.jobs.bench.StageOptions;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.TemporaryFolder;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline bench pipeline}: the throughput of the whole job. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        description = {
            "Measure how many frames per second the real job processes from"
                    + " Kafka to Kafka, over a real broker in this process, and which"
                    + " share of the bound that is. Each round measures the stages, then"
                    + " publishes a backlog and waits until the job has processed it. The"
                    + " first half of the backlog, during which publishing ends, and the"
                    + " last tenth are not counted.",
            "The bound is that of 'bench stages'. All figures are medians over" + " the rounds."
        })
final class BenchPipelineCommand implements Callable<Integer> {
    @Mixin private JobLoadOptions load = new JobLoadOptions();

    @Mixin private WorkloadOptions workloadOptions = new WorkloadOptions();

    @Option(
            names = "--delivery",
            paramLabel = "GUARANTEE",
            defaultValue = "exactly-once",
            description = "exactly-once or at-least-once, as for run. Default: ${DEFAULT-VALUE}.")
    private Delivery delivery;

    @Option(
            names = "--frames",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "2000",
            description =
                    "Frames of all cameras in the backlog of a round. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int frames;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "" + StageOptions.DEFAULT_ROUNDS,
            description =
                    "Rounds that are counted, after some warm-up rounds. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int rounds;

    @Mixin private ReportOptions output = new ReportOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return BenchRun.run(spec, output, this::report);
    }

    private Report report(BenchListener listener) throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            BenchModel model = workloadOptions.openModel(folder);
            return PipelineBench.run(
                    workloadOptions.draw(listener),
                    model.bundle(),
                    workloadOptions.stageOptions(model, rounds),
                    load.options(workloadOptions, model, delivery, frames),
                    listener);
        }
    }
}
