package io.sightline.operators.infer;

import io.sightline.models.device.Device;
import java.io.Serializable;
import java.util.Objects;

/**
 * How frames are batched on each kind of device; only the machine that runs a task knows which it
 * has.
 *
 * @param onCpu each core runs one batch at a time
 * @param onGpu a GPU runs one batch at a time
 */
public record Batching(BatchPolicy onCpu, BatchPolicy onGpu) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * The default. A core gains nothing from more than two images at once, and nothing from
     * waiting. A GPU is kept busy by many images at once, and a wait of 5 ms collects frames of
     * different cameras without adding much to their latency.
     */
    public static final Batching DEFAULT =
            new Batching(new BatchPolicy(2, 0), new BatchPolicy(32, 5));

    public Batching {
        Objects.requireNonNull(onCpu, "onCpu");
        Objects.requireNonNull(onGpu, "onGpu");
    }

    /** The policy on a device. */
    public BatchPolicy on(Device device) {
        return device.isGpu() ? onGpu : onCpu;
    }

    /** The same with another maximum size on every device. */
    public Batching withMaxSize(int maxSize) {
        return new Batching(
                new BatchPolicy(maxSize, onCpu.maxWaitMillis()),
                new BatchPolicy(maxSize, onGpu.maxWaitMillis()));
    }

    /** The same with another maximum wait on every device. */
    public Batching withMaxWaitMillis(long maxWaitMillis) {
        return new Batching(
                new BatchPolicy(onCpu.maxSize(), maxWaitMillis),
                new BatchPolicy(onGpu.maxSize(), maxWaitMillis));
    }
}
