package io.sightline.jobs.bench;

import io.sightline.models.error.UserError;
import java.util.List;
import java.util.Locale;

/**
 * How fast the pipeline works off a backlog of frames, between its middle and its last tenth: until
 * then all of it is published and the pipeline in full flow, and after that some cameras have no
 * frames left.
 *
 * @param framesPerSecond events that the broker appended
 * @param cpuMsPerFrame CPU time of the whole process, milliseconds
 */
record Throughput(double framesPerSecond, double cpuMsPerFrame) {
    /**
     * Of all events of a backlog.
     *
     * @param cpu sampled from before the first event until after the last
     * @throws UserError when there are so few that no time passes
     */
    static Throughput of(List<EventTimes> events, CpuTimeline cpu) {
        long[] appended = events.stream().mapToLong(EventTimes::eventMillis).sorted().toArray();
        int first = appended.length / 2;
        int last = appended.length - 1 - appended.length / 10;
        long millis = last > first ? appended[last] - appended[first] : 0;
        if (millis == 0) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "%d frames are too few to measure with; pass a larger --frames",
                            appended.length));
        }
        double frames = last - first;
        return new Throughput(
                frames * 1e3 / millis,
                cpu.nanosBetween(appended[first], appended[last]) / 1e6 / frames);
    }
}
