package io.sightline.jobs.options;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Constants by the text they show on the command line, not by their names in Java.
 *
 * @param <E> their type, whose {@code toString} gives that text
 */
public abstract class ConstantConverter<E> implements ITypeConverter<E> {
    private final List<E> constants;

    /**
     * @param constants all there are
     */
    protected ConstantConverter(E[] constants) {
        this.constants = Arrays.asList(constants);
    }

    @Override
    public final E convert(String text) {
        return constants.stream()
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(refusal(text)));
    }

    private String refusal(String text) {
        String choices = constants.stream().map(E::toString).collect(Collectors.joining(", "));
        return "'%s' is none of %s".formatted(text, choices);
    }
}
