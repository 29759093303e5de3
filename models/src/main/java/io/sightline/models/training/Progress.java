package io.sightline.models.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/**
 * The progress of a run at its last checkpoint.
 *
 * @param steps taken so far
 * @param checkpoint name of the checkpoint's files in the run's folder, without their endings
 * @param seconds spent so far, over all resumptions
 * @param best the validation whose network is kept, if there was one
 */
record Progress(long steps, String checkpoint, double seconds, Optional<ValidationResult> best) {
    private static final String FILE = "progress.json";
    private static final String DAMAGED = ": not the progress of a run";
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .addModule(new Jdk8Module())
                    .addMixIn(ValidationResult.class, ResultByItsFields.class)
                    .build();

    Progress {
        Objects.requireNonNull(checkpoint);
        Objects.requireNonNull(best);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({
        @JsonSubTypes.Type(ValidationResult.Boxes.class),
        @JsonSubTypes.Type(ValidationResult.Labels.class)
    })
    private interface ResultByItsFields {}

    /**
     * Reads.
     *
     * @param folder of the run
     * @return empty when no checkpoint was written
     * @throws ModelException when the file is damaged
     */
    static Optional<Progress> read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Progress progress = MAPPER.readValue(Files.readAllBytes(file), Progress.class);
            if (progress == null) {
                throw new ModelException(file + DAMAGED);
            }
            return Optional.of(progress);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JsonProcessingException malformed) {
            throw new ModelException(file + DAMAGED, malformed);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes, all or nothing. */
    void write(Path folder) {
        Path unfinished = folder.resolve(FILE + ".unfinished");
        try {
            Files.write(unfinished, MAPPER.writeValueAsBytes(this));
            Files.move(
                    unfinished,
                    folder.resolve(FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
