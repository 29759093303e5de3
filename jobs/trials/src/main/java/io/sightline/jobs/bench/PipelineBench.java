package io.sightline.jobs.bench;

import io.sightline.models.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.List;

/** Measures how fast the real job over a real broker is, and how much of the bound that is. */
public final class PipelineBench {
    private PipelineBench() {}

    /**
     * Measures the stages and the whole, round after round in turn.
     *
     * @throws io.sightline.models.bundle.ModelException when the model cannot be used
     * @throws io.sightline.models.error.UserError when the job fails
     * @throws InterruptedException when the listener wants no more of it
     */
    public static PipelineReport run(
            Workload workload,
            ModelBundle bundle,
            StageOptions stageOptions,
            PipelineLoad options,
            BenchListener listener)
            throws InterruptedException {
        try (MeasuredStages stages = MeasuredStages.open(workload, bundle, stageOptions);
                MeasuredPipeline pipeline =
                        MeasuredPipeline.start(workload, options, BenchListener.NONE)) {
            PipelineStage whole = new PipelineStage(pipeline);
            List<Stage> all = new ArrayList<>(stages.stages());
            all.add(whole);
            int rounds = stageOptions.rounds();
            StageRounds measured = StageRounds.measure(all, rounds, listener);
            StageCosts costs = stages.costs(measured);
            return PipelineReport.of(
                    StageReport.of(workload, bundle.card().name(), costs),
                    costs,
                    options,
                    new Throughput(
                            whole.medianFramesPerSecond(rounds), measured.median(all.size() - 1)),
                    ProcessUsage.liveHeapMebibytes(),
                    ProcessUsage.residentMebibytes());
        }
    }
}
