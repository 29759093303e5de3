package io.sightline.jobs.options;

import io.sightline.models.precision.Precision;

/** {@code --precision} as people write it. */
public final class PrecisionConverter extends ConstantConverter<Precision> {
    /** For the command line's parser. */
    public PrecisionConverter() {
        super(Precision.values());
    }
}
