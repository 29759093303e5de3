package io.sightline.models.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the arrays of a JSON file one element at a time, because such files can be larger than
 * memory: the masks in COCO's annotation files alone take hundreds of megabytes.
 */
public final class JsonArrays {
    private final JsonMapper mapper;
    private final JsonParser parser;

    private JsonArrays(JsonMapper mapper, JsonParser parser) {
        this.mapper = mapper;
        this.parser = parser;
    }

    /**
     * What to do with the one value in a file.
     *
     * @param <T> what is made of it
     */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Reads the value.
         *
         * @param arrays at the value's first token; to be left at the last
         * @throws JsonError when the value is not the expected one
         */
        T read(JsonArrays arrays) throws IOException, JsonError;
    }

    /** What to do with a field of an object. */
    @FunctionalInterface
    public interface Field {
        /**
         * Reads or skips the field's value.
         *
         * @param arrays at the value's first token; left there, the value is skipped
         * @throws JsonError when the value is not the expected one
         */
        void read(JsonArrays arrays, String name) throws IOException, JsonError;
    }

    /**
     * Reads a file from front to back.
     *
     * @throws JsonError when the file is not JSON, or not what is expected
     * @throws IOException when the file cannot be read
     */
    public static <T> T read(JsonMapper mapper, Path file, Reading<T> reading)
            throws IOException, JsonError {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = mapper.createParser(bytes)) {
            parser.nextToken();
            T value = reading.read(new JsonArrays(mapper, parser));
            if (parser.nextToken() != null) {
                throw unexpected(parser, "the end of the file");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw JsonError.malformed(malformed);
        }
    }

    /**
     * Reads an object field by field.
     *
     * @throws JsonError when this is not an object
     */
    public void object(Field field) throws IOException, JsonError {
        if (!parser.isExpectedStartObjectToken()) {
            throw unexpected(parser, "an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken first = parser.nextToken();
            field.read(this, name);
            if (parser.currentToken() == first) {
                parser.skipChildren();
            }
        }
    }

    /**
     * Reads an array of objects.
     *
     * @param name what errors call the array
     * @param type of the elements
     * @param element makes a value of one
     * @throws JsonError when this is not an array, or naming the first element that is wrong
     */
    public <E, T> List<T> array(String name, Class<E> type, Function<E, T> element)
            throws IOException, JsonError {
        if (!parser.isExpectedStartArrayToken()) {
            throw unexpected(parser, "an array of " + name);
        }
        ObjectReader reader =
                mapper.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        List<T> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = parser.currentTokenLocation().getLineNr();
            try {
                elements.add(element.apply(reader.readValue(parser)));
            } catch (JsonMappingException misfit) {
                throw JsonError.in(name + "[" + elements.size() + "]", start, misfit);
            }
        }
        return elements;
    }

    private static JsonError unexpected(JsonParser parser, String expected) {
        int line = parser.currentTokenLocation().getLineNr();
        return new JsonError("line " + line + ": expected " + expected, null);
    }
}
