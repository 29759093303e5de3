package io.sightline.jobs.bench;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages of the pipeline, each with every core at work on it. Owns them. */
final class MeasuredStages implements AutoCloseable {
    private final DetectionStages detection;
    private final KafkaStage kafka;
    private final List<Stage> stages;
    private final int cores;

    private MeasuredStages(DetectionStages detection, KafkaStage kafka, int batchSize, int cores) {
        this.detection = detection;
        this.kafka = kafka;
        this.cores = cores;
        this.stages =
                List.of(
                        detection.decode(),
                        detection.decodeAndResize(),
                        detection.inference(1),
                        detection.inference(batchSize),
                        detection.nms(),
                        detection.serialise(),
                        kafka);
    }

    /**
     * Opens the model and starts a broker.
     *
     * @throws io.sightline.models.bundle.ModelException when the model cannot be used
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    static MeasuredStages open(Workload workload, ModelBundle bundle, StageOptions options) {
        int cores = Runtime.getRuntime().availableProcessors();
        DetectionStages detection =
                DetectionStages.open(workload, bundle, options.computation(), cores);
        try {
            KafkaStage kafka = KafkaStage.open(workload, detection.event());
            return new MeasuredStages(detection, kafka, options.batchSize(), cores);
        } catch (RuntimeException failure) {
            detection.close();
            throw failure;
        }
    }

    /** What is to be measured, to be given to {@link #costs} in the same order. */
    List<Stage> stages() {
        return stages;
    }

    /**
     * What they cost.
     *
     * @param measured of {@link #stages}, and of anything after them
     */
    StageCosts costs(StageRounds measured) {
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

    @Override
    public void close() {
        kafka.close();
        detection.close();
    }
}
