package io.sightline.operators.decode;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes of video that all tasks of a job in this process keep in state, and their bound.
 * Thread-safe.
 */
final class StoredBytes {
    private static final int PART_OF_HEAP = 3;
    private static final AtomicLong USED = new AtomicLong();

    private final long max;

    private StoredBytes(long max) {
        this.max = max;
    }

    /**
     * The budget of this process: at most a third of its heap.
     *
     * @param max bound, bytes from 1
     */
    static StoredBytes ofProcess(long max) {
        return new StoredBytes(Math.min(max, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    void add(long bytes) {
        USED.addAndGet(bytes);
    }

    boolean isExceeded() {
        return USED.get() > max;
    }
}
