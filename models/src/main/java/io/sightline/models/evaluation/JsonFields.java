package io.sightline.models.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The fields of one object in an array, read by name and type.
 *
 * @param array name of the array, for errors
 * @param index place in the array, from 0, for errors
 * @param object the object
 */
record JsonFields(String array, int index, JsonNode object) {
    JsonFields {
        if (!object.isObject()) {
            throw new CocoException(
                    String.format(Locale.ROOT, "%s[%d] is not an object", array, index));
        }
    }

    long id(String field) {
        JsonNode value = required(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(field, "an integer");
        }
        return value.longValue();
    }

    int integer(String field) {
        JsonNode value = required(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(field, "an integer");
        }
        return value.intValue();
    }

    double number(String field) {
        return finite(field, required(field), "a finite number");
    }

    String text(String field) {
        JsonNode value = required(field);
        if (!value.isTextual()) {
            throw wrong(field, "a string");
        }
        return value.textValue();
    }

    /** A string that may be missing. */
    String textOr(String field, String missing) {
        return object.has(field) ? text(field) : missing;
    }

    /** An array of strings, all different. */
    Set<String> texts(String field) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode element : required(field)) {
            texts.add(element.textValue());
        }
        if (!required(field).isArray()
                || texts.contains(null)
                || texts.size() < required(field).size()) {
            throw wrong(field, "an array of different strings");
        }
        return texts;
    }

    /** Whether a field is 1 or true; one that is missing is not. */
    boolean flag(String field) {
        return object.path(field).asBoolean(false);
    }

    CocoBox box(String field) {
        JsonNode box = required(field);
        String shape = "an array of four finite numbers: x, y, width, height";
        if (!box.isArray() || box.size() != 4) {
            throw wrong(field, shape);
        }
        return new CocoBox(
                finite(field, box.get(0), shape),
                finite(field, box.get(1), shape),
                finite(field, box.get(2), shape),
                finite(field, box.get(3), shape));
    }

    private JsonNode required(String field) {
        JsonNode value = object.get(field);
        if (value == null) {
            throw new CocoException(
                    String.format(Locale.ROOT, "%s[%d] has no \"%s\"", array, index, field));
        }
        return value;
    }

    private double finite(String field, JsonNode value, String expected) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong(field, expected);
        }
        return value.doubleValue();
    }

    /** The error of a field that is there but is not what it has to be. */
    CocoException wrong(String field, String expected) {
        return new CocoException(
                String.format(
                        Locale.ROOT, "\"%s\" of %s[%d] is not %s", field, array, index, expected));
    }
}
