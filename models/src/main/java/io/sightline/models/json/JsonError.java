package io.sightline.models.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * JSON that cannot be read. The message is one line such as {@code line 7: data[2].share: the field
 * is missing}, without Jackson's hints about Java.
 */
public final class JsonError extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int NONE = -1;

    JsonError(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure in a text. Jackson knows the field but often only the line on which the object
     * around it ends, so the text is searched for the field. The line of a missing field is that on
     * which its object begins.
     *
     * @param json the whole text
     */
    static JsonError in(byte[] json, JsonProcessingException failure) {
        if (syntax(failure).isPresent()) {
            return malformed(failure);
        }
        List<JsonMappingException.Reference> path = path(failure);
        int line = path.isEmpty() ? line(failure) : 1;
        int found = 0;
        try (JsonParser parser = new JsonMapper().createParser(json)) {
            while (found < path.size() && parser.nextToken() != null) {
                JsonPointer sought = pointer(path.subList(0, found + 1));
                if (parser.getParsingContext().pathAsPointer().equals(sought)) {
                    line = parser.currentTokenLocation().getLineNr();
                    found++;
                }
            }
        } catch (IOException unreadable) {
            return of("", line(failure), failure);
        }
        return found < path.size()
                ? new JsonError(at(line) + place("", path) + "the field is missing", failure)
                : of("", line, failure);
    }

    /** A text that is not JSON. */
    static JsonError malformed(JsonProcessingException failure) {
        JsonProcessingException syntax = syntax(failure).orElse(failure);
        String cause =
                syntax instanceof JsonEOFException
                        ? "it ends too early"
                        : firstLine(syntax.getOriginalMessage());
        return new JsonError(at(line(syntax)) + "not valid JSON: " + cause, failure);
    }

    /** What the parser refused, however databind has wrapped it. */
    private static Optional<JsonProcessingException> syntax(JsonProcessingException failure) {
        JsonProcessingException root =
                failure.getCause() instanceof JsonProcessingException cause ? cause : failure;
        boolean refused =
                !(root instanceof JsonMappingException || root instanceof InputCoercionException);
        return refused ? Optional.of(root) : Optional.empty();
    }

    /**
     * A failure in an element of an array that is read one by one.
     *
     * @param element such as {@code images[3]}
     * @param start line on which the element begins
     */
    static JsonError in(String element, int start, JsonProcessingException failure) {
        if (syntax(failure).isPresent()) {
            return malformed(failure);
        }
        if (isMissing(failure)) {
            String place = place(element, path(failure));
            return new JsonError(at(start) + place + "the field is missing", failure);
        }
        int line = line(failure);
        return of(element, line == NONE ? start : line, failure);
    }

    private static JsonError of(String element, int line, JsonProcessingException failure) {
        return new JsonError(at(line) + place(element, path(failure)) + cause(failure), failure);
    }

    private static String at(int line) {
        return line == NONE ? "" : "line " + line + ": ";
    }

    /** Jackson does not say where a text is too large or nested too deeply. */
    private static int line(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return location == null ? NONE : location.getLineNr();
    }

    private static List<JsonMappingException.Reference> path(JsonProcessingException failure) {
        return failure instanceof JsonMappingException misfit ? misfit.getPath() : List.of();
    }

    private static JsonPointer pointer(List<JsonMappingException.Reference> path) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : path) {
            pointer =
                    step.getFieldName() == null
                            ? pointer.appendIndex(step.getIndex())
                            : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    /** The path of a field, as in {@code data[2].share: }; empty for the text as a whole. */
    private static String place(String element, List<JsonMappingException.Reference> path) {
        StringBuilder place = new StringBuilder(element);
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return place.length() == 0 ? "" : place + ": ";
    }

    private static boolean isMissing(JsonProcessingException failure) {
        return failure instanceof MismatchedInputException
                && failure.getOriginalMessage().startsWith("Missing ");
    }

    /** What is wrong. */
    private static String cause(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "unknown field";
        } else if (failure instanceof InvalidTypeIdException unknown) {
            return unknown.getTypeId() == null
                    ? "the field \"kind\" is missing"
                    : "'%s' is not a valid kind".formatted(unknown.getTypeId());
        } else if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
            return firstLine(failure.getCause().getMessage());
        } else if (failure.getCause() instanceof InputCoercionException outOfRange) {
            return "expected " + kind(outOfRange.getTargetType());
        } else if (failure instanceof MismatchedInputException mismatch
                && mismatch.getTargetType() != null) {
            return "expected " + kind(mismatch.getTargetType()) + found(mismatch);
        }
        return firstLine(failure.getOriginalMessage());
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "an integer";
        } else if (type == double.class || type == float.class) {
            return "a number";
        } else if (type == boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "a string";
        } else if (type.isArray() || Iterable.class.isAssignableFrom(type)) {
            return "an array";
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", names(type.getEnumConstants()));
        }
        return "an object";
    }

    /** The value itself where it has the right type but is not one of the known ones. */
    private static String found(MismatchedInputException mismatch) {
        return mismatch instanceof InvalidFormatException value && value.getTargetType().isEnum()
                ? ", found '" + value.getValue() + "'"
                : "";
    }

    private static List<String> names(Object[] constants) {
        return Arrays.stream(constants).map(Object::toString).toList();
    }

    /** What Jackson says, without its hints about Java. */
    private static String firstLine(String message) {
        return message.split("[;\n]", 2)[0];
    }
}
