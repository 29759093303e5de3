package io.sightline.operators.decode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which cameras of a task have state, how much, and since when each is silent. In memory only: a
 * task that is restored counts silence from its start, so that cameras whose frames wait in the
 * topic are not taken for silent ones. Not thread-safe, except for the two counts.
 */
final class StoredCameras implements AutoCloseable {
    private final StoredBytes budget;
    private final Map<String, Camera> leastRecentFirst = new LinkedHashMap<>();

    // Reporters read gauges from their own threads.
    private volatile long bytes;
    private volatile int count;

    private record Camera(long bytes, long seenMillis) {}

    /**
     * @param budget that this task shares with others
     */
    StoredCameras(StoredBytes budget) {
        this.budget = budget;
    }

    /**
     * A camera has state.
     *
     * @param stateBytes how much, from 0
     * @param nowMillis {@link ListeningTime}
     */
    void put(String cameraId, long stateBytes, long nowMillis) {
        Camera before = leastRecentFirst.remove(cameraId);
        leastRecentFirst.put(cameraId, new Camera(stateBytes, nowMillis));
        changeBytes(stateBytes - (before == null ? 0 : before.bytes()));
    }

    /** The state of a camera changed, although it sent nothing. */
    void resize(String cameraId, long stateBytes) {
        Camera before =
                leastRecentFirst.replace(
                        cameraId,
                        new Camera(stateBytes, leastRecentFirst.get(cameraId).seenMillis()));
        changeBytes(stateBytes - before.bytes());
    }

    /** A camera has no state. */
    void remove(String cameraId) {
        Camera before = leastRecentFirst.remove(cameraId);
        changeBytes(before == null ? 0 : -before.bytes());
    }

    private void changeBytes(long change) {
        long sum = bytes + change;
        bytes = sum;
        budget.add(change);
        count = leastRecentFirst.size();
    }

    /**
     * The camera that is silent for the longest time, if it was not seen after a moment.
     *
     * @param millis {@link ListeningTime}
     */
    Optional<String> silentSince(long millis) {
        return leastRecentFirst.entrySet().stream()
                .findFirst()
                .filter(eldest -> eldest.getValue().seenMillis() <= millis)
                .map(Map.Entry::getKey);
    }

    /** The camera that is silent for the longest time, if there are more than {@code max}. */
    Optional<String> beyond(int max) {
        return count > max ? silentSince(Long.MAX_VALUE) : Optional.empty();
    }

    /** The camera with the most bytes, if the budget is exceeded and it has any. */
    Optional<String> beyondBudget() {
        return budget.isExceeded()
                ? leastRecentFirst.entrySet().stream()
                        .filter(camera -> camera.getValue().bytes() > 0)
                        .max(
                                Map.Entry.comparingByValue(
                                        (a, b) -> Long.compare(a.bytes(), b.bytes())))
                        .map(Map.Entry::getKey)
                : Optional.empty();
    }

    /** Number of cameras with state; any thread may call it. */
    int count() {
        return count;
    }

    /** Bytes in state; any thread may call it. */
    long bytes() {
        return bytes;
    }

    /** Returns its part of the budget. */
    @Override
    public void close() {
        budget.add(-bytes);
        bytes = 0;
        leastRecentFirst.clear();
    }
}
