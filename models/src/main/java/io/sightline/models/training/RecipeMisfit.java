package io.sightline.models.training;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * JSON that is no recipe, told by line and field. Jackson knows the field but often only the line
 * on which the object around it ends, so that the text is searched for the field. The line of a
 * missing field is that on which the object begins.
 */
final class RecipeMisfit {
    private final JsonMappingException failure;
    private final List<JsonMappingException.Reference> path;

    RecipeMisfit(JsonMappingException failure) {
        this.failure = failure;
        this.path = failure.getPath();
    }

    /**
     * One line such as {@code line 7: data[2].share: the field is missing}.
     *
     * @param json the whole text
     */
    String message(byte[] json) throws IOException {
        int line = path.isEmpty() ? failure.getLocation().getLineNr() : 1;
        int found = 0;
        try (JsonParser parser = new JsonMapper().createParser(json)) {
            while (parser.nextToken() != null && found < path.size()) {
                if (parser.getParsingContext().pathAsPointer().equals(pointer(found + 1))) {
                    line = parser.currentTokenLocation().getLineNr();
                    found++;
                }
            }
        }
        boolean missing = found < path.size();
        return String.format(
                Locale.ROOT,
                "line %d: %s%s",
                line,
                place(),
                missing ? "the field is missing" : cause());
    }

    private JsonPointer pointer(int steps) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference step : path.subList(0, steps)) {
            pointer =
                    step.getFieldName() == null
                            ? pointer.appendIndex(step.getIndex())
                            : pointer.appendProperty(step.getFieldName());
        }
        return pointer;
    }

    /** The path of the field, as in {@code data[2].share: }; empty for the recipe as a whole. */
    private String place() {
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return place.length() == 0 ? "" : place + ": ";
    }

    /** What is wrong, without Jackson's hints about Java. */
    private String cause() {
        if (failure instanceof UnrecognizedPropertyException) {
            return "there is no such field";
        } else if (failure instanceof InvalidTypeIdException unknown) {
            return unknown.getTypeId() == null
                    ? "it does not say of which kind it is"
                    : "there is no kind '%s'".formatted(unknown.getTypeId());
        } else if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
            return firstLine(failure.getCause().getMessage());
        }
        return firstLine(failure.getOriginalMessage());
    }

    /** What Jackson says, without its hints about Java. */
    static String firstLine(String message) {
        return message.split("[;\n]", 2)[0];
    }
}
