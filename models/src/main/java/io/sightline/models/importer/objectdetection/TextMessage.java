package io.sightline.models.importer.objectdetection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A protocol buffer message read from its text format without a schema: values are looked up by
 * name and converted to the type that the caller expects. An absent field has the default that the
 * caller passes, as in the schema.
 */
final class TextMessage {
    private final String path;
    private final Map<String, List<Object>> fields = new LinkedHashMap<>();

    /**
     * @param path of the message within the outermost one, for error messages; empty for that one
     */
    TextMessage(String path) {
        this.path = path;
    }

    /** Adds a value: a {@link String} or a {@link TextMessage}. */
    void add(String field, Object value) {
        fields.computeIfAbsent(field, unused -> new ArrayList<>()).add(value);
    }

    /** Path of a field, such as {@code model.ssd.num_classes}. */
    String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** All messages of a repeated field. */
    List<TextMessage> messages(String field) {
        return values(field).stream().map(value -> asMessage(field, value)).toList();
    }

    /** The message of a field, the last one if it is repeated; an empty one if it is absent. */
    TextMessage message(String field) {
        return last(field)
                .map(value -> asMessage(field, value))
                .orElseGet(() -> new TextMessage(path(field)));
    }

    /**
     * The message of a field.
     *
     * @throws IllegalArgumentException when it is absent
     */
    TextMessage required(String field) {
        if (!has(field)) {
            throw new IllegalArgumentException(path(field) + " is missing");
        }
        return message(field);
    }

    Optional<String> text(String field) {
        return last(field).map(value -> asText(field, value));
    }

    String text(String field, String absent) {
        return text(field).orElse(absent);
    }

    double number(String field, double absent) {
        return text(field).map(text -> asNumber(field, text)).orElse(absent);
    }

    List<Double> numbers(String field) {
        return values(field).stream().map(value -> asNumber(field, asText(field, value))).toList();
    }

    int integer(String field, int absent) {
        double number = number(field, absent);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%s: expected an integer, found %s".formatted(path(field), number));
        }
        return (int) number;
    }

    boolean flag(String field, boolean absent) {
        return switch (text(field, String.valueOf(absent))) {
            case "true", "True", "t", "1" -> true;
            case "false", "False", "f", "0" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "%s: expected true or false".formatted(path(field)));
        };
    }

    private List<Object> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    private Optional<Object> last(String field) {
        List<Object> values = values(field);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    private TextMessage asMessage(String field, Object value) {
        if (value instanceof TextMessage message) {
            return message;
        }
        throw new IllegalArgumentException(path(field) + ": expected a message, found a value");
    }

    private String asText(String field, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(path(field) + ": expected a value, found a message");
    }

    private double asNumber(String field, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(
                    "%s: expected a number, found %s".formatted(path(field), text), malformed);
        }
    }
}
