package io.sightline.jobs.bench;

import io.sightline.models.bundle.ModelBundle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        int cores = Runtime.getRuntime().availableProcessors();
        try (DetectionStages detection =
                        DetectionStages.open(workload, bundle, options.computation(), cores);
                KafkaStage kafka = KafkaStage.open(workload, detection.event())) {
            List<Stage> stages =
                    List.of(
                            detection.decode(),
                            detection.decodeAndResize(),
                            detection.inference(1),
                            detection.inference(options.batchSize()),
                            detection.nms(),
                            detection.serialise(),
                            kafka);
            StageRounds measured = StageRounds.measure(stages, options.rounds(), listener);
            Map<String, Double> cpuMs = new LinkedHashMap<>();
            cpuMs.put("decode", measured.median(0));
            cpuMs.put("resize", measured.medianExcess(1, 0));
            // The job's batches have any size between the two.
            cpuMs.put("inference", Math.min(measured.median(2), measured.median(3)));
            cpuMs.put("nms", measured.median(4));
            cpuMs.put("serialise", measured.median(5));
            cpuMs.put("kafka", measured.median(6));
            return new StageCosts(cpuMs, cores);
        }
    }
}
