package io.sightline.jobs.cli;

import io.sightline.jobs.bench.PipelineLoad;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.LocalJob;
import io.sightline.jobs.options.PositiveConverter;

import picocli.CommandLine.Option;

import java.util.Optional;

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

    PipelineLoad options(
            WorkloadOptions workload, BenchModel model, Delivery delivery, int frames) {
        return new PipelineLoad(
                cameras, frames, new LocalJob(workload.detection(model), delivery, parallelism));
    }
}
