package io.sightline.jobs.detection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sightline.jobs.kafka.TopicPosition;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A file beside checkpoints that names the job they belong to.
 *
 * @param job which job it is
 * @param until where it ends, as on the command line; empty text if it does not end by itself
 * @param end the same as offsets by partition; empty if it does not end by itself
 * @param model name, version, and digest of the model that it started with
 * @param run tells runs of the job apart
 */
record JobNote(JobIdentity job, String until, Map<Integer, Long> end, String model, String run) {
    private static final String FILE = "job.json";
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    JobNote {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(run, "run");
    }

    static JobNote of(
            JobIdentity job,
            Optional<TopicPosition> until,
            Optional<TopicPosition.Offsets> end,
            String model,
            String run) {
        return new JobNote(
                job,
                until.map(TopicPosition::text).orElse(""),
                new TreeMap<>(end.map(TopicPosition.Offsets::byPartition).orElse(Map.of())),
                model,
                run);
    }

    /** Where the job ends; empty if it does not end by itself. */
    Optional<TopicPosition.Offsets> endOffsets() {
        return until.isEmpty() ? Optional.empty() : Optional.of(new TopicPosition.Offsets(end));
    }

    /**
     * The note in a folder.
     *
     * @throws IOException when there is one that cannot be read
     */
    static Optional<JobNote> readFrom(Path folder) throws IOException {
        try {
            return Optional.of(
                    JSON.readValue(Files.readString(folder.resolve(FILE)), JobNote.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonProcessingException damaged) {
            throw new IOException(folder.resolve(FILE) + " is damaged", damaged);
        }
    }

    /** Writes the note into a folder, completely or not at all. */
    void writeTo(Path folder) throws IOException {
        Path draft = folder.resolve(FILE + ".new");
        Files.writeString(draft, JSON.writeValueAsString(this) + "\n");
        try {
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unusual) {
            Files.move(draft, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
