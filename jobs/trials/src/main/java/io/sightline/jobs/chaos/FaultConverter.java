package io.sightline.jobs.chaos;

import io.sightline.jobs.options.ConstantConverter;

/** {@code --faults} as people write them. */
public final class FaultConverter extends ConstantConverter<Fault> {
    /** For the command line's parser. */
    public FaultConverter() {
        super(Fault.values());
    }
}
