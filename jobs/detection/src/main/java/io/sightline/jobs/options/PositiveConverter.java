package io.sightline.jobs.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers from 1 to the largest {@code int}. */
public final class PositiveConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number that is too small.
        }
        throw new TypeConversionException(
                "'%s' is not a whole number of at least 1".formatted(text));
    }
}
