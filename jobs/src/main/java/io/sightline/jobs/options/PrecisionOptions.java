package io.sightline.jobs.options;

import io.sightline.models.bundle.ModelCard;
import io.sightline.models.precision.Precision;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** What the model computes in; unsaid, the fastest that does it no harm. */
public final class PrecisionOptions {
    private static final Logger LOG = LoggerFactory.getLogger(PrecisionOptions.class);

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            converter = PrecisionConverter.class,
            description =
                    "f32; bf16 (faster, on processors made for it); or auto: bf16 where the"
                            + " processor is made for it and the model is known to lose no"
                            + " accuracy by it, otherwise f32. Default: auto.")
    private Optional<Precision> precision = Optional.empty();

    /** Whether a precision was said. */
    public boolean said() {
        return precision.isPresent();
    }

    /** The precision for a model. What speaks against what was said goes into the log. */
    public Precision of(ModelCard card) {
        Precision asked = precision.orElse(Precision.AUTO);
        asked.objection(card).ifPresent(LOG::warn);
        return asked;
    }

    /** The precision that was said, as arguments for another command. */
    public List<String> arguments() {
        return precision.map(said -> "--precision=" + said).stream().toList();
    }
}
