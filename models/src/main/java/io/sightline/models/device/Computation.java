package io.sightline.models.device;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.precision.FloatFormat;
import io.sightline.models.precision.Precision;
import io.sightline.models.precision.Processor;
import java.io.Serializable;
import java.util.Objects;

/**
 * The precision and devices that a user selects; each machine resolves them for itself.
 *
 * @param precision in what
 * @param devices on what
 */
public record Computation(Precision precision, DeviceSelection devices) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The fastest that does no harm, on the fastest there is. */
    public static final Computation AUTO = new Computation(Precision.AUTO, DeviceSelection.AUTO);

    public Computation {
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(devices, "devices");
    }

    /** On the processor. */
    public static Computation onCpu(Precision precision) {
        return new Computation(precision, DeviceSelection.CPU);
    }

    /**
     * The format in which a model computes.
     *
     * @param device of this machine
     * @throws ModelException when the device does not compute in the requested precision
     */
    public FloatFormat formatOn(Device device, ModelCard card) {
        if (!device.isGpu()) {
            return precision.formatOn(Processor.ofThisMachine(), card);
        }
        if (precision == Precision.BF16) {
            throw new ModelException(
                    "%s cannot compute in bf16 on %s: GPUs compute in f32"
                            .formatted(card.name(), device));
        }
        return FloatFormat.F32;
    }
}
