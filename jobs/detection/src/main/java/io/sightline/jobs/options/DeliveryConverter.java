package io.sightline.jobs.options;

import io.sightline.jobs.kafka.Delivery;

/** {@code --delivery} as people write it. */
public final class DeliveryConverter extends ConstantConverter<Delivery> {
    /** For the command line's parser. */
    public DeliveryConverter() {
        super(Delivery.values());
    }
}
