package io.sightline.jobs.bench;

import io.sightline.models.bundle.ModelBundle;

/** Measures how fast the real job over a real broker is, and how much of the bound that is. */
public final class PipelineBench {
    private PipelineBench() {}

    /**
     * Measures the stages, then the whole.
     *
     * @throws io.sightline.models.bundle.ModelException when the model cannot be used
     * @throws io.sightline.jobs.options.UserError when the job fails
     * @throws InterruptedException when the listener wants no more of it
     */
    public static PipelineReport run(
            Workload workload,
            ModelBundle bundle,
            StageOptions stageOptions,
            PipelineOptions options,
            BenchListener listener)
            throws InterruptedException {
        StageCosts costs = StageBench.run(workload, bundle, stageOptions, listener);
        try (MeasuredPipeline pipeline = MeasuredPipeline.start(workload, options, listener)) {
            Throughput throughput = pipeline.workOffBacklog();
            return PipelineReport.of(
                    StageReport.of(workload, bundle.card().name(), costs),
                    costs,
                    options,
                    throughput,
                    ProcessUsage.liveHeapMebibytes(),
                    ProcessUsage.residentMebibytes());
        }
    }
}
