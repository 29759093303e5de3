package io.sightline.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInputTest {
    @TempDir Path temp;

    @Test
    void makesOneCameraOfAFoldersPicturesAndOneOfEachVideo() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("my pictures"));
        Path second = Files.createFile(folder.resolve("b.JPG"));
        Path first = Files.createFile(folder.resolve("a.png"));
        Path video = Files.createFile(folder.resolve("clip.mp4"));
        Files.createFile(folder.resolve("notes.txt"));
        Files.createFile(folder.resolve("mp4"));
        Files.createDirectory(folder.resolve("sub.jpg"));

        assertThat(FileInput.of(folder))
                .containsExactly(
                        new FileInput("my-pictures", List.of(first, second)),
                        new FileInput("clip.mp4", List.of(video)));
    }

    @Test
    void takesASingleFileWhateverItsName() throws IOException {
        Path file = Files.createFile(temp.resolve("my clip.bin"));

        assertThat(FileInput.of(file)).containsExactly(new FileInput("my-clip.bin", List.of(file)));
    }

    @Test
    void cutsLongNamesToTheLengthOfACameraId() throws IOException {
        Path file = Files.createFile(temp.resolve("x".repeat(200)));

        assertThat(FileInput.of(file).get(0).cameraId()).isEqualTo("x".repeat(128));
    }

    @Test
    void refusesWhatHoldsNothingToDetectIn() {
        assertThatThrownBy(() -> FileInput.of(temp.resolve("absent")))
                .isInstanceOf(UserError.class)
                .hasMessage("%s: no such file or folder", temp.resolve("absent"));
        assertThatThrownBy(() -> FileInput.of(temp))
                .isInstanceOf(UserError.class)
                .hasMessage("%s: no pictures or videos in this folder", temp);
    }
}
