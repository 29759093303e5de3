package io.sightline.jobs.ledger;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The events of one run of the job: which frames were reported, how often, in which order, and with
 * which bytes. Thread-safe.
 */
public final class Ledger {
    /**
     * The frames of a camera in one stream epoch.
     *
     * @param cameraId the camera
     * @param streamEpoch within which frame numbers are unique
     */
    public record Stream(String cameraId, String streamEpoch) {}

    private final Map<Stream, Map<Long, ByteBuffer>> reported = new HashMap<>();
    private final Map<Stream, Long> highest = new HashMap<>();
    private final Map<String, Long> newestMillis = new HashMap<>();
    private long events;
    private long duplicated;
    private long outOfOrder;

    /**
     * An event was read.
     *
     * @param stream camera and epoch
     * @param seq frame number
     * @param captureMillis capture time, epoch milliseconds
     * @param value of the event; kept, so the caller must not change it
     */
    public synchronized void event(Stream stream, long seq, long captureMillis, byte[] value) {
        events++;
        newestMillis.merge(stream.cameraId(), captureMillis, Math::max);
        ByteBuffer earlier =
                reported.computeIfAbsent(stream, first -> new HashMap<>())
                        .putIfAbsent(seq, ByteBuffer.wrap(value));
        if (earlier != null) {
            duplicated++;
        } else if (seq < highest.getOrDefault(stream, -1L)) {
            outOfOrder++;
        }
        highest.merge(stream, seq, Math::max);
    }

    /** Events so far, duplicates included. */
    public synchronized long events() {
        return events;
    }

    /** Frames that were reported. */
    public synchronized long frames() {
        return reported.values().stream().mapToLong(Map::size).sum();
    }

    /** Events of frames that already had one. */
    public synchronized long duplicated() {
        return duplicated;
    }

    /** First events of frames that came after one of a later frame of the same stream. */
    public synchronized long outOfOrder() {
        return outOfOrder;
    }

    /** Number of cameras with an event of a frame captured after this time, epoch milliseconds. */
    public synchronized long camerasSeenSince(long millis) {
        return newestMillis.values().stream().filter(newest -> newest > millis).count();
    }

    /** Frames that both runs reported, with different bytes. */
    public synchronized long differing(Ledger other) {
        synchronized (other) {
            return reported.entrySet().stream()
                    .mapToLong(
                            stream ->
                                    differing(
                                            stream.getValue(),
                                            other.reported.getOrDefault(stream.getKey(), Map.of())))
                    .sum();
        }
    }

    private static long differing(Map<Long, ByteBuffer> ours, Map<Long, ByteBuffer> theirs) {
        return ours.entrySet().stream()
                .filter(frame -> theirs.containsKey(frame.getKey()))
                .filter(frame -> !theirs.get(frame.getKey()).equals(frame.getValue()))
                .count();
    }
}
