package io.sightline.models.importer.openvino;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One layer of the graph. Its numbers are read with {@link IllegalArgumentException} saying which
 * layer lacks what.
 *
 * @param id unique in its file
 * @param name for messages only
 * @param type such as {@code Convolution}
 * @param attributes by name
 * @param shape of its first output, slowest dimension first; empty when it has none
 */
record IrLayer(
        String id, String name, String type, Map<String, String> attributes, List<Integer> shape) {

    boolean is(String expected) {
        return type.equals(expected);
    }

    /** This layer, if it is of the type. */
    IrLayer expect(String expected) {
        if (!is(expected)) {
            throw differs("expected " + expected);
        }
        return this;
    }

    /** This layer, if its attribute has the value. */
    IrLayer expect(String attribute, String value) {
        if (!value.equals(text(attribute))) {
            throw differs(
                    "expected %s = %s, found %s".formatted(attribute, value, text(attribute)));
        }
        return this;
    }

    String text(String attribute) {
        String value = attributes.get(attribute);
        if (value == null) {
            throw differs("has no attribute " + attribute);
        }
        return value;
    }

    float number(String attribute) {
        return numbers(attribute).get(0);
    }

    int integer(String attribute) {
        return (int) number(attribute);
    }

    /** An attribute that counts bytes. */
    long bytes(String attribute) {
        try {
            return Long.parseLong(text(attribute));
        } catch (NumberFormatException malformed) {
            throw differs(
                    "expected a number of bytes in %s = %s".formatted(attribute, text(attribute)));
        }
    }

    /** An attribute that lists numbers, at least one. */
    List<Float> numbers(String attribute) {
        try {
            return Arrays.stream(text(attribute).split(",", -1))
                    .map(String::strip)
                    .map(Float::valueOf)
                    .toList();
        } catch (NumberFormatException malformed) {
            throw differs("expected numbers in %s = %s".formatted(attribute, text(attribute)));
        }
    }

    /** What is wrong with this layer, as an exception. */
    IllegalArgumentException differs(String how) {
        return new IllegalArgumentException("layer '%s' (%s): %s".formatted(name, type, how));
    }
}
