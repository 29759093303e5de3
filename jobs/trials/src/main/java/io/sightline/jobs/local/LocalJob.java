package io.sightline.jobs.local;

import io.sightline.jobs.detection.DetectionSettings;
import io.sightline.jobs.kafka.Delivery;
import java.util.Optional;

/**
 * What a job in this process can be told. Its broker and its checkpoints belong to the pipeline.
 *
 * @param detection how frames become detections
 * @param delivery what consumers may rely on
 * @param parallelism parallel tasks, from 1; empty for the number of processors
 */
public record LocalJob(
        DetectionSettings detection, Delivery delivery, Optional<Integer> parallelism) {}
