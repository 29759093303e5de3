package io.sightline.jobs.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sightline.jobs.report.ReportJson;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of the demo counted.
 *
 * @param framesIn frames whose record the broker acknowledged
 * @param framesOut of those, frames with an event
 * @param lost of those, frames with neither event nor dead letter
 * @param duplicated events and dead letters beyond one per frame
 * @param deadLettered of the frames in, those with a dead letter
 * @param unexpected frames that came out without having gone in
 * @param cameras cameras that published
 * @param seconds from the first frame published to the last one received
 * @param fps frames out per second, all cameras together
 * @param latencyMsP50 median time from handing a frame to the producer until the consumer has its
 *     event, milliseconds
 * @param latencyMsP99 99th percentile of the same, milliseconds
 * @param model name of the model
 * @param framesWithDetections of the frames out, those with at least one detection
 * @param detections number of detections per label
 * @param ap50 how good the detections are: average precision at IoU 0.50, mean over the classes,
 *     [0, 1], or -1 when there was nothing to find; empty where it is not known what truly was in
 *     the frames
 * @param ap50PerClass the same of each class, by label; empty where ap50 is
 */
public record DemoSummary(
        long framesIn,
        long framesOut,
        long lost,
        long duplicated,
        long deadLettered,
        long unexpected,
        long cameras,
        double seconds,
        double fps,
        double latencyMsP50,
        double latencyMsP99,
        String model,
        long framesWithDetections,
        Map<String, Long> detections,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Double> ap50,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> ap50PerClass) {
    /** Whether frames went in and each came out once. */
    public boolean complete() {
        return framesIn > 0 && lost == 0 && duplicated == 0 && unexpected == 0;
    }

    /** One line of JSON, the components in their order; those that are empty are left out. */
    public String toJson() {
        return ReportJson.of(this);
    }
}
