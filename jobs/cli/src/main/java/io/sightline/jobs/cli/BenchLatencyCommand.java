package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import io.sightline.jobs.bench.LatencyBench;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.TemporaryFolder;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline bench latency}: how long a frame takes below the maximum load. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description =
                "Measure the latency of the real job under a share of its maximum"
                        + " load: from the append of a frame's record to the append of its"
                        + " event, by the broker's clock. The maximum is measured first, with"
                        + " one backlog. Then the cameras take turns at a steady rate. The"
                        + " first fifth of these frames is warm-up and not counted.")
final class BenchLatencyCommand implements Callable<Integer> {
    @Mixin private JobLoadOptions jobLoad = new JobLoadOptions();

    @Mixin private WorkloadOptions workloadOptions = new WorkloadOptions();

    @Option(
            names = "--delivery",
            paramLabel = "GUARANTEE",
            defaultValue = "at-least-once",
            description =
                    "exactly-once or at-least-once, as for run. With exactly-once,"
                            + " events are appended up to 50 ms later and are visible only once"
                            + " committed. Default: ${DEFAULT-VALUE}.")
    private Delivery delivery;

    @Option(
            names = "--frames",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "20000",
            description =
                    "Frames of all cameras that are in the topic when the job starts,"
                            + " to measure its maximum. Default: ${DEFAULT-VALUE}.")
    private int frames;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "30",
            description = "Duration of the load. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Mixin private ReportOptions output = new ReportOptions();

    @Spec private CommandSpec spec;

    private double load;

    @Option(
            names = "--load",
            paramLabel = "SHARE",
            defaultValue = "0.7",
            description =
                    "Load as a share of the maximum, above 0 and up to 1. Default:"
                            + " ${DEFAULT-VALUE}.")
    void setLoad(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--load must be above 0 and up to 1, but is %s".formatted(share));
        }
        load = share;
    }

    @Override
    public Integer call() throws InterruptedException {
        return BenchRun.run(spec, output, this::report);
    }

    private Report report(BenchListener listener) throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            BenchModel model = workloadOptions.openModel(folder);
            return LatencyBench.run(
                    workloadOptions.draw(listener),
                    jobLoad.options(workloadOptions, model, delivery, frames),
                    load,
                    Duration.ofSeconds(seconds),
                    listener);
        }
    }
}
