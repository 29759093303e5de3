package io.sightline.jobs.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers of at least 1, up to those that an {@code int} holds. */
public final class PositiveConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, in the same words as a number that is too small.
        }
        throw new TypeConversionException("'%s' is no whole number of at least 1".formatted(text));
    }
}
