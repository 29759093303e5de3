package io.sightline.models.importer.openvino;

import static java.util.stream.Collectors.joining;

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
            throw unexpected(attribute, value, text(attribute));
        }
        return this;
    }

    /** This layer, if its attribute, or the value of it when absent, means the same. */
    IrLayer expectFlag(String attribute, boolean value, boolean absent) {
        boolean found =
                switch (attributes.getOrDefault(attribute, Boolean.toString(absent)).strip()) {
                    case "true", "True", "1" -> true;
                    case "false", "False", "0" -> false;
                    default -> throw unexpected(attribute, "true or false", text(attribute));
                };
        if (found != value) {
            throw unexpected(
                    attribute,
                    Boolean.toString(value),
                    attributes.containsKey(attribute) ? text(attribute) : found + " (the default)");
        }
        return this;
    }

    /** This layer, if its attribute lists these numbers, however they are written. */
    IrLayer expectNumbers(String attribute, List<Float> values) {
        if (!numbers(attribute).equals(values)) {
            String written = values.stream().map(IrLayer::written).collect(joining(", "));
            throw unexpected(attribute, written, text(attribute));
        }
        return this;
    }

    private static String written(float number) {
        return number == Math.rint(number)
                ? Integer.toString(Math.round(number))
                : Float.toString(number);
    }

    private IllegalArgumentException unexpected(String attribute, String expected, String found) {
        return differs("expected %s = %s, found %s".formatted(attribute, expected, found));
    }

    String text(String attribute) {
        String value = attributes.get(attribute);
        if (value == null) {
            throw differs("has no attribute " + attribute);
        }
        return value.strip();
    }

    boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    float number(String attribute) {
        return numbers(attribute).get(0);
    }

    /** An attribute that may be left out. */
    float number(String attribute, float absent) {
        return has(attribute) ? number(attribute) : absent;
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
                    .map(number -> number + 0f) // -0 is 0
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
