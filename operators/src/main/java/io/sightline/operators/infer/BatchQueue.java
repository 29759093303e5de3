package io.sightline.operators.infer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Frames that wait for the network, and when a batch of them is due: at once without a wait;
 * otherwise when it is full, or its first frame has waited long enough.
 *
 * <p>Returns after how long a caller must take a batch. A caller that finds no batch due gets an
 * empty list. Times are of {@link System#nanoTime}. Not thread-safe.
 *
 * @param <T> what is queued
 */
final class BatchQueue<T> {
    private final BatchPolicy policy;
    private final int callers;
    private final long maxWaitNanos;
    private final Deque<Entry<T>> waiting = new ArrayDeque<>();

    /**
     * @param callers that can run a batch at the same time, at least 1
     */
    BatchQueue(BatchPolicy policy, int callers) {
        this.policy = policy;
        this.callers = callers;
        this.maxWaitNanos = Duration.ofMillis(policy.maxWaitMillis()).toNanos();
    }

    private record Entry<T>(T item, long sinceNanos) {}

    /**
     * A batch, and after how long the next one must be taken; empty when a call is already due.
     *
     * @param items none when no batch was due
     */
    record Taken<T>(List<T> items, Optional<Duration> next) {}

    /**
     * Adds an item to the end.
     *
     * @return after how long a batch must be taken; empty when a call is already due
     */
    Optional<Duration> add(T item, long nowNanos) {
        waiting.add(new Entry<>(item, nowNanos));
        if (maxWaitNanos == 0 || waiting.size() % policy.maxSize() == 0) {
            return Optional.of(Duration.ZERO);
        }
        return waiting.size() == 1 ? Optional.of(untilDue(nowNanos)) : Optional.empty();
    }

    /** Takes a batch if one is due. */
    Taken<T> take(long nowNanos) {
        if (waiting.isEmpty() || !due(nowNanos)) {
            return new Taken<>(List.of(), Optional.empty());
        }
        List<T> items = new ArrayList<>();
        for (int left = policy.size(waiting.size(), callers); left > 0; left--) {
            items.add(waiting.remove().item());
        }
        // Without a wait, there is a call for each item that was added.
        boolean coming = maxWaitNanos == 0 || waiting.isEmpty();
        return new Taken<>(items, coming ? Optional.empty() : Optional.of(untilDue(nowNanos)));
    }

    private boolean due(long nowNanos) {
        return waiting.size() >= policy.maxSize() || untilDue(nowNanos).isZero();
    }

    private Duration untilDue(long nowNanos) {
        long waited = nowNanos - waiting.element().sinceNanos();
        return Duration.ofNanos(Math.max(0, maxWaitNanos - waited));
    }

    /** Number of queued items. */
    int size() {
        return waiting.size();
    }

    /** Empties it. */
    List<T> takeAll() {
        List<T> items = waiting.stream().map(Entry::item).toList();
        waiting.clear();
        return items;
    }
}
