package io.sightline.jobs.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.detector.Detection;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a teacher found, on disk, so that it needs to look at each image once only.
 *
 * @param teacher digest of the teacher
 * @param labels the labels by class, which the class ids of the detections mean
 * @param images detections by name of the image
 */
record TeacherNotes(
        String teacher, List<String> labels, SortedMap<String, List<Detection>> images) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * What a file says of this teacher and these labels; nothing when there is no file or it is of
     * others.
     *
     * @throws UserError when there is a file that cannot be read
     */
    static TeacherNotes read(Path file, String teacher, List<String> labels) {
        try {
            if (Files.exists(file)) {
                TeacherNotes notes = MAPPER.readValue(Files.readAllBytes(file), TeacherNotes.class);
                if (notes.teacher.equals(teacher) && notes.labels.equals(labels)) {
                    return notes;
                }
            }
            return new TeacherNotes(teacher, labels, new TreeMap<>());
        } catch (JsonProcessingException malformed) {
            throw new UserError(
                    file + ": not what was written there; delete it to ask the teacher again",
                    malformed);
        } catch (IOException unreadable) {
            throw new UserError("%s: cannot be read: %s".formatted(file, unreadable), unreadable);
        }
    }

    /** The same notes with more images. */
    TeacherNotes with(Map<String, List<Detection>> more) {
        SortedMap<String, List<Detection>> all = new TreeMap<>(images);
        all.putAll(more);
        return new TeacherNotes(teacher, labels, all);
    }

    /**
     * Writes the file, at once as a whole.
     *
     * @throws UserError when it cannot be written
     */
    void write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(part, MAPPER.writeValueAsBytes(this));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(file, e), e);
        }
    }
}
