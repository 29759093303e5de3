package io.sightline.jobs.cli;

import io.sightline.jobs.bench.PipelineOptions;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.options.PositiveConverter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the job is run to be measured. */
final class JobLoadOptions {
    @Option(
            names = "--cameras",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "8",
            description = "How many cameras there are. Default: ${DEFAULT-VALUE}.")
    private int cameras;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "Parallel tasks of the job. Default: the number of processors.")
    private Optional<Integer> parallelism = Optional.empty();

    PipelineOptions options(
            WorkloadOptions workload, BenchModel model, Delivery delivery, int frames) {
        List<String> arguments = new ArrayList<>(workload.jobArguments(model));
        arguments.add("--delivery=" + delivery);
        parallelism.ifPresent(tasks -> arguments.add("--parallelism=" + tasks));
        return new PipelineOptions(cameras, frames, arguments);
    }
}
