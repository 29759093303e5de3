package io.sightline.jobs.cli;

import io.sightline.jobs.bench.PipelineLoad;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.LocalJob;
import io.sightline.jobs.options.PositiveConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cameras and the parallelism of a measured job. */
final class JobLoadOptions {
    @Option(
            names = "--cameras",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "8",
            description = "Number of cameras. Default: ${DEFAULT-VALUE}.")
    private int cameras;

    @Mixin private ParallelismOptions parallelism = new ParallelismOptions();

    PipelineLoad options(
            WorkloadOptions workload, BenchModel model, Delivery delivery, int frames) {
        return new PipelineLoad(
                cameras,
                frames,
                new LocalJob(workload.detection(model), delivery, parallelism.parallelism()));
    }
}
