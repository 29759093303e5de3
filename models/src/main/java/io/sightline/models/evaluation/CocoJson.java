package io.sightline.models.evaluation;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.json.Json;
import io.sightline.models.json.JsonArrays;
import io.sightline.models.json.JsonError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How COCO's files are read and written. Other programs write more fields, which are skipped; a
 * field may be missing if it is {@code Optional} and must be present if it is {@code required}.
 */
final class CocoJson {
    static final JsonMapper MAPPER =
            Json.strict()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build();

    private CocoJson() {}

    /**
     * Reads a file.
     *
     * @throws CocoException naming the file and what is missing or wrong in it
     */
    static <T> T read(Path file, JsonArrays.Reading<T> reading) {
        try {
            return JsonArrays.read(MAPPER, file, reading);
        } catch (CocoException | JsonError wrong) {
            throw new CocoException(file + ": " + wrong.getMessage(), wrong);
        } catch (NoSuchFileException missing) {
            throw new CocoException(file + ": no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new CocoException(file + ": permission denied", denied);
        } catch (IOException unreadable) {
            throw new CocoException(
                    "%s: cannot be read (%s)".formatted(file, unreadable.getMessage()), unreadable);
        }
    }
}
