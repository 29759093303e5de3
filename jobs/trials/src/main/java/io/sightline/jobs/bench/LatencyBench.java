package io.sightline.jobs.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * Measures how long a frame takes through the real job over a real broker when the job is offered a
 * part of what it can do.
 */
public final class LatencyBench {
    private LatencyBench() {}

    /**
     * Measures the maximum, then the latencies below it.
     *
     * @param load share of the maximum that is offered, above 0, up to 1
     * @param duration how long it is offered; the first fifth does not count
     * @throws io.sightline.models.bundle.ModelException when the model cannot be used
     * @throws io.sightline.models.error.UserError when the job fails
     * @throws InterruptedException when the listener wants no more of it
     */
    public static LatencyReport run(
            Workload workload,
            PipelineLoad options,
            double load,
            Duration duration,
            BenchListener listener)
            throws InterruptedException {
        try (MeasuredPipeline pipeline = MeasuredPipeline.start(workload, options, listener)) {
            double maximum = pipeline.workOffBacklog().framesPerSecond();
            double offered = load * maximum;
            int frames = Math.max(1, (int) (offered * duration.toMillis() / 1e3));
            long[] latencies = latencies(pipeline.offer(offered, frames));
            return LatencyReport.of(load, maximum, offered, options.cameras(), latencies);
        }
    }

    /** Of all but the first fifth of the frames, ascending, milliseconds. */
    static long[] latencies(List<EventTimes> events) {
        return events.stream()
                .sorted(Comparator.comparingLong(EventTimes::frameMillis))
                .skip(events.size() / 5)
                .mapToLong(EventTimes::latencyMillis)
                .sorted()
                .toArray();
    }
}
