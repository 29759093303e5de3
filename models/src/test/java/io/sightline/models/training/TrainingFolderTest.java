package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever moment a run is killed at, its folder is whole. */
class TrainingFolderTest {
    private static final ModelCard CARD =
            new ModelCard(
                    "testing",
                    "1",
                    Optional.empty(),
                    List.of("person"),
                    ModelCard.Preprocessing.stretchedRgb(32, 32, Interpolation.PYRAMID),
                    new ModelCard.Thresholds(0.3f, 0.45f, 200, 100),
                    ModelCard.Provenance.imported("trained", new TreeMap<>()),
                    "Apache-2.0",
                    List.of(),
                    Optional.empty(),
                    new TreeMap<>());

    @TempDir Path directory;

    @Test
    void knowsHowFarItIs() {
        ValidationResult best = new ValidationResult.Boxes(2, 0.25, 0.5);
        new TrainingFolder(directory).save(new TestingLearner(1, "a"), 20, 1.5, Optional.of(best));

        assertThat(new TrainingFolder(directory).progress())
                .contains(new Progress(20, "checkpoint-20", 1.5, Optional.of(best)));
    }

    @Test
    void keepsTheLastCheckpointAlone() throws IOException {
        TrainingFolder folder = new TrainingFolder(directory);
        folder.save(new TestingLearner(1, "a"), 2, 1, Optional.empty());
        folder.save(new TestingLearner(1, "b"), 20, 1, Optional.empty());

        assertThat(files()).containsExactly("checkpoint-20.index", "progress.json");
    }

    @Test
    void startsAnewWhereNothingIs() {
        assertThat(new TrainingFolder(directory.resolve("new")).progress()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{\"steps\": 3}",
                "{\"steps\": 1, \"checkpoint\": null, \"seconds\": 1, \"best\": null}"
            })
    void refusesDamagedProgress(String text) throws IOException {
        Files.writeString(directory.resolve("progress.json"), text);

        assertThatThrownBy(() -> new TrainingFolder(directory).progress())
                .isInstanceOf(ModelException.class)
                .hasMessage(directory.resolve("progress.json") + ": not the progress of a run");
    }

    @Test
    void replacesTheBestModel() throws IOException {
        TrainingFolder folder = new TrainingFolder(directory);
        folder.keep(new TestingLearner(1, "good"), CARD);
        folder.keep(new TestingLearner(1, "better"), CARD);

        assertThat(network("model")).isEqualTo("better");
        assertThat(files()).containsExactly("model");
    }

    @Test
    void takesBackTheModelThatItWasAboutToReplace() throws IOException {
        new TrainingFolder(directory).keep(new TestingLearner(1, "good"), CARD);
        Files.move(directory.resolve("model"), directory.resolve("model-last"));
        Files.createDirectory(directory.resolve("model-next"));

        TrainingFolder resumed = new TrainingFolder(directory);
        assertThat(network("model")).isEqualTo("good");

        resumed.keep(new TestingLearner(1, "better"), CARD);
        assertThat(network("model")).isEqualTo("better");
        assertThat(files()).containsExactly("model");
    }

    @Test
    void keepsANewModelBesideAnOldOneNotYetDeleted() throws IOException {
        TrainingFolder folder = new TrainingFolder(directory);
        folder.keep(new TestingLearner(1, "good"), CARD);
        Files.createDirectory(directory.resolve("model-last"));

        assertThat(new TrainingFolder(directory).model()).exists();
        folder.keep(new TestingLearner(1, "better"), CARD);
        assertThat(files()).containsExactly("model");
    }

    private String network(String model) throws IOException {
        return Files.readString(directory.resolve(model).resolve("saved_model.pb"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
