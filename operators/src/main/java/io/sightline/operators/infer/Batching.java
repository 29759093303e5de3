package io.sightline.operators.infer;

import io.sightline.models.device.Device;
import java.io.Serializable;
import java.util.Objects;

/**
 * How frames go through the network together on each kind of device, since only the machine that
 * runs a task knows which it has.
 *
 * @param onCpu the processor's cores each take a batch at the same time
 * @param onGpu a GPU takes one batch at a time
 */
public record Batching(BatchPolicy onCpu, BatchPolicy onGpu) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * What is done unless told otherwise: a core gains nothing from more than two images and
     * nothing from waiting. A GPU is kept busy by many images at once, and a wait of 5 ms lets
     * frames of different cameras meet without adding much to their way.
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

    /** The same with another size, on any device. */
    public Batching withMaxSize(int maxSize) {
        return new Batching(
                new BatchPolicy(maxSize, onCpu.maxWaitMillis()),
                new BatchPolicy(maxSize, onGpu.maxWaitMillis()));
    }

    /** The same with another wait, on any device. */
    public Batching withMaxWaitMillis(long maxWaitMillis) {
        return new Batching(
                new BatchPolicy(onCpu.maxSize(), maxWaitMillis),
                new BatchPolicy(onGpu.maxSize(), maxWaitMillis));
    }
}
