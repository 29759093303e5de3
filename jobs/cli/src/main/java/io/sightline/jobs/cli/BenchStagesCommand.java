package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import io.sightline.jobs.bench.StageBench;
import io.sightline.jobs.bench.StageOptions;
import io.sightline.jobs.bench.StageReport;
import io.sightline.jobs.bench.Workload;
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

/** {@code sightline bench stages}: what each stage costs by itself. */
@Command(
        name = "stages",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the CPU time per frame of each stage of the pipeline by"
                    + " itself, with every core busy on the same stage: decode, resize,"
                    + " inference, nms, serialise, and Kafka in and out including the"
                    + " broker.",
            "No pipeline of these stages is faster than the bound: cores / the"
                    + " sum of the stages."
        })
final class BenchStagesCommand implements Callable<Integer> {
    @Mixin private WorkloadOptions workloadOptions = new WorkloadOptions();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "" + StageOptions.DEFAULT_ROUNDS,
            description =
                    "Rounds through all stages. The median is reported. Default:"
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
            Workload workload = workloadOptions.draw(listener);
            StageOptions options = workloadOptions.stageOptions(model, rounds);
            return StageReport.of(
                    workload,
                    model.bundle().card().name(),
                    StageBench.run(workload, model.bundle(), options, listener));
        }
    }
}
