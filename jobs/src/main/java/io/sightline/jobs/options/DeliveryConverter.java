package io.sightline.jobs.options;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code exactly-once} and {@code at-least-once}. */
public final class DeliveryConverter implements ITypeConverter<Delivery> {
    @Override
    public Delivery convert(String text) {
        return Arrays.stream(Delivery.values())
                .filter(delivery -> delivery.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'%s' is neither exactly-once nor at-least-once"
                                                .formatted(text)));
    }
}
