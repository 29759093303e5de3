package io.sightline.jobs.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Cameras that publish a few unusual frames during a trial. For each of them it is known how many
 * frames must become an event, and how many a dead letter of which reason. They are counted apart
 * from the regular cameras, whose frames must all become events. Thread-safe.
 */
public final class ExtraCameras {
    /** An outcome: the frame has an event. Other outcomes are reasons of dead letters. */
    public static final String EVENT = "event";

    private static final String PREFIX = "extra-";

    private final Map<Outcome, Integer> missing = new HashMap<>();
    private long frames;

    private record Outcome(String cameraId, String kind) {}

    /**
     * The id of an extra camera.
     *
     * @param name valid in a camera id
     */
    public static String id(String name) {
        return PREFIX + name;
    }

    /** Whether a camera is an extra one. */
    static boolean isExtra(String cameraId) {
        return cameraId.startsWith(PREFIX);
    }

    /**
     * Frames are about to be published.
     *
     * @param cameraId of an extra camera
     * @param kind {@link #EVENT} or the reason of a dead letter
     * @param count frames with this outcome, from 1
     */
    public synchronized void expect(String cameraId, String kind, int count) {
        add(cameraId, kind, count);
        frames += count;
    }

    /** A frame of an extra camera has an event or a dead letter. */
    synchronized void seen(String cameraId, String kind) {
        add(cameraId, kind, -1);
    }

    private void add(String cameraId, String kind, int count) {
        missing.merge(new Outcome(cameraId, kind), count, ExtraCameras::sumOrNull);
    }

    private static Integer sumOrNull(int before, int change) {
        return before + change == 0 ? null : before + change;
    }

    /** Frames published by extra cameras. */
    public synchronized long frames() {
        return frames;
    }

    /** Whether all frames of a camera have the expected outcomes, and no others. */
    public synchronized boolean settled(String cameraId) {
        return missing.keySet().stream()
                .noneMatch(outcome -> Objects.equals(outcome.cameraId(), cameraId));
    }

    /** Whether every outcome so far was expected and every expected one has been seen. */
    public synchronized boolean settled() {
        return missing.isEmpty();
    }

    /** Expected outcomes that were not seen, and seen ones that were not expected. */
    public synchronized long wrong() {
        return missing.values().stream().mapToLong(Math::abs).sum();
    }
}
