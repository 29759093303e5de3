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

/** In what and on what the model computes; unsaid, the fastest that does it no harm. */
public final class ComputationOptions {
    private static final Logger LOG = LoggerFactory.getLogger(ComputationOptions.class);

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            converter = PrecisionConverter.class,
            description =
                    "f32; bf16 (faster, on processors made for it, not on a GPU); or auto: bf16 where the"
                            + " processor is made for it and the model is known to lose no"
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

    /** The options that were said, by name. */
    public List<String> said() {
        return arguments().stream().map(argument -> argument.split("=", 2)[0]).toList();
    }

    /** What is asked of a model. What speaks against what was said goes into the log. */
    public Computation of(ModelCard card) {
        Precision asked = precision.orElse(Precision.AUTO);
        asked.objection(card).ifPresent(LOG::warn);
        return new Computation(asked, devices.orElse(DeviceSelection.AUTO));
    }

    /** What was said, as arguments for another command. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        precision.ifPresent(said -> arguments.add("--precision=" + said));
        devices.ifPresent(said -> arguments.add("--device=" + said));
        return arguments;
    }
}
