package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.device.Computation;
import io.sightline.models.device.DeviceSelection;
import io.sightline.models.precision.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Number format and device of inference. Default: the fastest that keeps the accuracy. */
public final class ComputationOptions {
    private static final Logger LOG = LoggerFactory.getLogger(ComputationOptions.class);

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            description =
                    "f32; bf16 (faster on processors that support it; not on a GPU); or auto: bf16"
                            + " if the processor supports it and the model is known to keep its"
                            + " accuracy, otherwise f32. Default: auto.")
    private Optional<Precision> precision = Optional.empty();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            converter = DeviceConverter.class,
            description =
                    "cpu; gpu (all GPUs); gpu:0 or gpu:0,gpu:1 (specific GPUs); or auto: all GPUs"
                            + " that TensorFlow can use, otherwise the CPU. Default: auto.")
    private Optional<DeviceSelection> devices = Optional.empty();

    /** Names of the options that were set. */
    public List<String> said() {
        List<String> names = new ArrayList<>();
        precision.ifPresent(given -> names.add("--precision"));
        devices.ifPresent(given -> names.add("--device"));
        return names;
    }

    /** The settings, for any model. */
    public Computation computation() {
        return new Computation(
                precision.orElse(Precision.AUTO), devices.orElse(DeviceSelection.AUTO));
    }

    /** The settings for a model. Logs a warning if the precision is known to harm it. */
    public Computation of(ModelCard card) {
        Computation chosen = computation();
        chosen.precision().objection(card).ifPresent(LOG::warn);
        return chosen;
    }
}
