package io.sightline.jobs.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers in [0, 1]. */
public final class FractionConverter implements ITypeConverter<Float> {
    @Override
    public Float convert(String text) {
        try {
            float value = Float.parseFloat(text);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, like a number that is out of range.
        }
        throw new TypeConversionException("'%s' is not a number in [0, 1]".formatted(text));
    }
}
