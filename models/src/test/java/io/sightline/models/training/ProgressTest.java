package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir private Path folder;

    @Test
    void readsWhatItWroteOfADetectorAndOfAClassifier() {
        List<ValidationResult> results =
                List.of(
                        new ValidationResult.Boxes(2, 0.25, 0.5),
                        new ValidationResult.Labels(2, 0.75));
        for (ValidationResult best : results) {
            Progress progress = new Progress(100, "checkpoint-100", 12.5, Optional.of(best));
            progress.write(folder);

            assertThat(Progress.read(folder)).contains(progress);
        }
    }

    @Test
    void tellsADetectorsResultByItsFields() throws IOException {
        Files.writeString(
                folder.resolve("progress.json"),
                "{\"steps\": 3, \"checkpoint\": \"c\", \"seconds\": 1.5,"
                        + " \"best\": {\"epoch\": 1, \"ap\": 0.1, \"ap50\": 0.2}}");

        assertThat(Progress.read(folder).orElseThrow().best())
                .contains(new ValidationResult.Boxes(1, 0.1, 0.2));
    }
}
