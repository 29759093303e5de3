package io.sightline.jobs.options;

/** {@code --delivery} as people write it. */
public final class DeliveryConverter extends ConstantConverter<Delivery> {
    /** For the command line's parser. */
    public DeliveryConverter() {
        super(Delivery.values());
    }
}
