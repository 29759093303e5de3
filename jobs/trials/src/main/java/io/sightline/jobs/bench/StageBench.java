package io.sightline.jobs.bench;

import io.sightline.models.bundle.ModelBundle;

/** Measures the stages of the pipeline one by one, with every core at work on the same stage. */
public final class StageBench {
    private StageBench() {}

    /**
     * Measures.
     *
     * @throws io.sightline.models.bundle.ModelException when the model cannot be used
     * @throws InterruptedException when the listener wants no more of it
     */
    public static StageCosts run(
            Workload workload, ModelBundle bundle, StageOptions options, BenchListener listener)
            throws InterruptedException {
        try (MeasuredStages stages = MeasuredStages.open(workload, bundle, options)) {
            return stages.costs(StageRounds.measure(stages.stages(), options.rounds(), listener));
        }
    }
}
