package io.sightline.jobs.bench;

import java.util.Map;
import java.util.TreeMap;

/** How the CPU time of the process grew; between two samples evenly. Not thread-safe. */
final class CpuTimeline {
    private final TreeMap<Long, Long> cpuNanosByMillis = new TreeMap<>();

    /** Takes a sample of this process now. */
    void sample() {
        add(System.currentTimeMillis(), ProcessUsage.cpuNanos());
    }

    /**
     * Adds a sample.
     *
     * @param millis when, epoch milliseconds
     * @param cpuNanos used until then
     */
    void add(long millis, long cpuNanos) {
        cpuNanosByMillis.put(millis, cpuNanos);
    }

    /**
     * CPU time used between two moments, nanoseconds.
     *
     * @param fromMillis not before the first sample
     * @param toMillis not after the last sample
     */
    double nanosBetween(long fromMillis, long toMillis) {
        return nanosAt(toMillis) - nanosAt(fromMillis);
    }

    private double nanosAt(long millis) {
        Map.Entry<Long, Long> before = cpuNanosByMillis.floorEntry(millis);
        Map.Entry<Long, Long> after = cpuNanosByMillis.ceilingEntry(millis);
        if (before == null || after == null) {
            throw new IllegalArgumentException("no samples around " + millis);
        }
        long span = after.getKey() - before.getKey();
        if (span == 0) {
            return before.getValue();
        }
        double share = (double) (millis - before.getKey()) / span;
        return before.getValue() + share * (after.getValue() - before.getValue());
    }
}
