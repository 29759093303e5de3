package io.sightline.models.device;

import java.io.Serializable;

/**
 * What computes a network: the processor, with all of its cores, or one of the machine's GPUs.
 *
 * @param kind of device
 * @param index of a GPU as TensorFlow counts those it sees, from 0; 0 of the processor
 */
public record Device(Kind kind, int index) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The processor. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    /** The kinds of devices. */
    public enum Kind {
        /** The processor: as many callers as cores. */
        CPU,

        /** A GPU: one caller, whose batches keep it busy. */
        GPU
    }

    public Device {
        if (index < 0 || (kind == Kind.CPU && index != 0)) {
            throw new IllegalArgumentException(
                    "a device number must be at least 0, found " + index);
        }
    }

    /**
     * A GPU.
     *
     * @param index from 0
     */
    public static Device gpu(int index) {
        return new Device(Kind.GPU, index);
    }

    /** Whether it is a GPU. */
    public boolean isGpu() {
        return kind == Kind.GPU;
    }

    /** The word on the command line: {@code cpu}, {@code gpu:0}. */
    @Override
    public String toString() {
        return isGpu() ? "gpu:" + index : "cpu";
    }
}
