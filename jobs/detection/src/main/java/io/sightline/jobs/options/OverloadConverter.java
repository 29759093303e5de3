package io.sightline.jobs.options;

/** {@code --overload} as people write it. */
public final class OverloadConverter extends ConstantConverter<Overload> {
    /** For the command line's parser. */
    public OverloadConverter() {
        super(Overload.values());
    }
}
