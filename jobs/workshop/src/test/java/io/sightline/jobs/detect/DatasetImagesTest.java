package io.sightline.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetImagesTest {
    @TempDir private Path folder;

    @Test
    void findsFilesInTheOrderOfTheImagesAlsoInFoldersBelow() throws IOException {
        Path below = Files.createDirectory(folder.resolve("val"));
        Files.createFile(below.resolve("b.jpg"));
        Files.createFile(folder.resolve("a.jpg"));

        assertThat(DatasetImages.in(folder, List.of(image(2, "val/b.jpg"), image(1, "a.jpg"))))
                .containsExactly(
                        entry(image(2, "val/b.jpg"), below.resolve("b.jpg")),
                        entry(image(1, "a.jpg"), folder.resolve("a.jpg")));
    }

    @Test
    void namesAFileThatIsMissing() throws IOException {
        Files.createFile(folder.resolve("a.jpg"));

        assertThatThrownBy(
                        () ->
                                DatasetImages.in(
                                        folder, List.of(image(1, "a.jpg"), image(7, "b.jpg"))))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "%s: no such file, but the annotations name it as image 7",
                        folder.resolve("b.jpg"));
    }

    @Test
    void takesNoFolderForAFile() throws IOException {
        Files.createDirectory(folder.resolve("a.jpg"));

        assertThatThrownBy(() -> DatasetImages.in(folder, List.of(image(1, "a.jpg"))))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no such file");
    }

    @Test
    void refusesANameThatNoFileCanHave() {
        assertThatThrownBy(() -> DatasetImages.in(folder, List.of(image(3, "a\0b.jpg"))))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("image 3 of the annotations has no usable file name: ");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> DatasetImages.in(missing, List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage(missing + ": no such folder");
    }

    private static CocoImage image(long id, String fileName) {
        return new CocoImage(id, fileName, 640, 480);
    }
}
