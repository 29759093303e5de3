package io.sightline.models.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {
    @TempDir Path folder;

    @Test
    void readsALabelPerLine() throws IOException {
        assertThat(LabelFile.read(file("person\ntraffic light \n\n"), 2))
                .containsExactly("person", "traffic light");
    }

    @Test
    void leavesTheBackgroundOut() throws IOException {
        Path file = file("background\nperson\nbike\n");
        assertThat(LabelFile.read(file, 2)).containsExactly("person", "bike");
        assertThat(LabelFile.read(file, 3)).containsExactly("background", "person", "bike");
    }

    @Test
    void keepsThePlaceOfAClassWithoutName() throws IOException {
        assertThat(LabelFile.read(file("???\nstop sign\n???\nbench\n"), 3))
                .containsExactly("stop sign", "unnamed (1)", "bench");
    }

    @Test
    void tellsClassesOfTheSameNameApart() throws IOException {
        assertThat(LabelFile.read(file("crane\ndock\ncrane\n"), 3))
                .containsExactly("crane (0)", "dock", "crane (2)");
    }

    @Test
    void wantsALabelForEveryClass() throws IOException {
        Path file = file("car\nperson\nbike\n");
        assertThatThrownBy(() -> LabelFile.read(file, 2))
                .isInstanceOf(ModelException.class)
                .hasMessage(file + ": 3 labels for the 2 classes of the model");
    }

    @Test
    void namesTheFileThatIsMissing() {
        Path file = folder.resolve("absent.txt");
        assertThatThrownBy(() -> LabelFile.read(file, 2))
                .isInstanceOf(ModelException.class)
                .hasMessage(file + ": no such file");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("labels.txt"), content);
    }
}
