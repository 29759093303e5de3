package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.device.Computation;
import io.sightline.models.device.DeviceSelection;
import io.sightline.models.precision.Precision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In what and on what the model computes; unsaid, the fastest that does it no harm. */
public final class ComputationOptions {
    private static final Logger LOG = LoggerFactory.getLogger(ComputationOptions.class);

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            description =
                    "f32; bf16 (faster, on processors made for it, not on a GPU); or auto: bf16"
                        + " where the processor is made for it and the model is known to lose no"
                        + " accuracy by it, otherwise f32. Default: auto.")
    private Optional<Precision> precision = Optional.empty();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            converter = DeviceConverter.class,
            description =
                    "cpu; gpu (every GPU there is); gpu:0 or gpu:0,gpu:1 (certain ones); or auto:"
                            + " every GPU that TensorFlow can use, otherwise the cpu. Default:"
                            + " auto.")
    private Optional<DeviceSelection> devices = Optional.empty();

    /** The options that were given, by name. */
    public List<String> said() {
        List<String> names = new ArrayList<>();
        precision.ifPresent(given -> names.add("--precision"));
        devices.ifPresent(given -> names.add("--device"));
        return names;
    }

    /** What was chosen, for any model. */
    public Computation computation() {
        return new Computation(
                precision.orElse(Precision.AUTO), devices.orElse(DeviceSelection.AUTO));
    }

    /** What was chosen. An objection of this model's to it goes into the log. */
    public Computation of(ModelCard card) {
        Computation chosen = computation();
        chosen.precision().objection(card).ifPresent(LOG::warn);
        return chosen;
    }
}
