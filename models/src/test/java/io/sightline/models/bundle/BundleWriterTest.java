package io.sightline.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
    @TempDir Path folder;
    private Path model;
    private Path json;

    @BeforeEach
    void writeModel() {
        model = folder.resolve("model");
        json = model.resolve(ModelBundle.CARD);
        TestingBundle.write(model);
    }

    @Test
    void writesIntoAnEmptyFolder() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(TestingBundle.write(empty).digest()).isEqualTo(ModelBundle.open(model).digest());
    }

    @Test
    void writesAGateIntoTheCardAndNothingElse() throws IOException {
        ModelBundle before = ModelBundle.open(model);
        Bf16Gate gate = new Bf16Gate("photos", 120, -0.0004, 0.001);

        ModelBundle gated = BundleWriter.writeGate(before, gate);

        assertThat(gated.card().bf16Gate()).contains(gate);
        ObjectNode card = (ObjectNode) gated.card().json();
        card.remove("bf16Gate");
        assertThat(card).isEqualTo(before.card().json());
        assertThat(gated.digest()).isNotEqualTo(before.digest());
        assertThat(ModelBundle.open(model).digest()).isEqualTo(gated.digest());
        assertThat(Files.readString(json)).contains("\"bf16Gate\" : {\n    \"dataset\"");
        try (Stream<Path> left = Files.list(model)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void replacesAGate() {
        BundleWriter.writeGate(ModelBundle.open(model), new Bf16Gate("photos", 1, -0.1, -0.1));
        Bf16Gate gate = new Bf16Gate("more photos", 2, 0, 0);

        BundleWriter.writeGate(ModelBundle.open(model), gate);

        assertThat(ModelBundle.open(model).card().bf16Gate()).contains(gate);
    }

    @Test
    void writesNoGateIntoAnotherModelThanWasMeasured() throws IOException {
        ModelBundle measured = ModelBundle.open(model);
        TestingBundle.replaceInCard(json, "\"testing\"", "\"trained again\"");

        assertThatThrownBy(() -> BundleWriter.writeGate(measured, new Bf16Gate("photos", 1, 0, 0)))
                .isInstanceOf(ModelException.class)
                .hasMessage(model + ": the model has changed since it was measured");
        assertThat(ModelBundle.open(model).card().bf16Gate()).isEmpty();
    }

    @Test
    void doesNotWriteOverAnything() throws IOException {
        assertThatThrownBy(() -> TestingBundle.write(model))
                .isInstanceOf(ModelException.class)
                .hasMessage(model + ": exists and is not empty");

        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> TestingBundle.write(file))
                .isInstanceOf(ModelException.class)
                .hasMessage(file + ": exists and is not a folder");
    }

    @Test
    void leavesNothingBehindWhenWritingFails() throws IOException {
        Path target = folder.resolve("failed");
        assertThatThrownBy(
                        () ->
                                BundleWriter.write(
                                        target,
                                        TestingBundle.CARD,
                                        directory -> {
                                            Files.writeString(directory.resolve("half"), "half");
                                            throw new IOException("disk full");
                                        }))
                .isInstanceOf(ModelException.class)
                .hasMessage(target + ": cannot be written: java.io.IOException: disk full");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).isEqualTo(List.of(model));
        }
    }
}
