package io.sightline.models.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads a JSON file once, from front to back, holding one element of an array at a time: the masks
 * in COCO's own annotation files are hundreds of megabytes that nobody here wants.
 */
final class JsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFile() {}

    /** What to do with the file once it is open. */
    @FunctionalInterface
    interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Opens a file, reads the one value in it and turns every failure into one line.
     *
     * @param file what to read
     * @param reading called with the parser on the value's first token, leaves it on the last
     * @throws CocoException when the file cannot be read, is no JSON, or {@code reading} refuses it
     */
    static <T> T read(Path file, Reading<T> reading) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = MAPPER.createParser(bytes)) {
            parser.nextToken();
            T value = reading.read(parser);
            if (parser.nextToken() != null) {
                throw new CocoException("there is something after the end of the JSON");
            }
            return value;
        } catch (CocoException e) {
            throw new CocoException(file + ": " + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw new CocoException(
                    String.format(
                            Locale.ROOT,
                            "%s: not valid JSON at line %d, column %d",
                            file,
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr()),
                    e);
        } catch (NoSuchFileException e) {
            throw new CocoException(file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new CocoException(file + ": permission denied", e);
        } catch (IOException e) {
            throw new CocoException("%s: cannot be read (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Reads an array of objects.
     *
     * @param parser on the array's first token
     * @param name what errors call the array, in the plural
     * @param element makes a value of one object
     */
    static <T> List<T> array(JsonParser parser, String name, Function<JsonFields, T> element)
            throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            throw new CocoException(name + " are not an array");
        }
        List<T> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode node = MAPPER.readTree(parser);
            elements.add(element.apply(new JsonFields(name, elements.size(), node)));
        }
        return elements;
    }
}
