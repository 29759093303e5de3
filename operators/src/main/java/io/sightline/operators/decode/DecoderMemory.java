package io.sightline.operators.decode;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.Pointer;

/**
 * The memory that open video decoders may hold, by what their parameter sets state: the most that
 * they can come to need. Thread-safe.
 */
final class DecoderMemory {
    /**
     * Of all tasks of a job in this process: half of the memory that the process may use. A decoder
     * that is closed for it is rebuilt when its camera sends again, which costs time.
     */
    static final DecoderMemory OF_PROCESS = new DecoderMemory(processBytes() / 2);

    private final long limit;
    private final AtomicLong reserved = new AtomicLong();

    /**
     * @param limit bytes
     */
    DecoderMemory(long limit) {
        this.limit = limit;
    }

    /** The memory of the machine or container, or JavaCPP's limit of the process if it is lower. */
    private static long processBytes() {
        long machine =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize();
        long limit = Pointer.maxPhysicalBytes();
        return limit > 0 ? Math.min(limit, machine) : machine;
    }

    /** Whether so many more bytes would exceed the limit. */
    boolean lacksRoomFor(long bytes) {
        return reserved.get() + bytes > limit;
    }

    /** Counts bytes as used; the limit is the caller's concern. */
    void reserve(long bytes) {
        reserved.addAndGet(bytes);
    }

    void release(long bytes) {
        reserved.addAndGet(-bytes);
    }
}
