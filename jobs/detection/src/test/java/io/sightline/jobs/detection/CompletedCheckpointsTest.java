package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletedCheckpointsTest {
    @TempDir private Path folder;

    @Test
    void aCheckpointExistsWhenItsMetadataExists() throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve("job/chk-1"));
        assertThat(CompletedCheckpoints.latestIn(folder)).isEmpty();

        Files.createFile(checkpoint.resolve("_metadata"));

        assertThat(CompletedCheckpoints.latestIn(folder)).contains(checkpoint);
    }

    @Test
    void theLatestOfSeveralJobsCounts() throws IOException {
        complete("early/chk-20", 1_000);
        Path latest = complete("late/chk-3", 2_000);

        assertThat(CompletedCheckpoints.latestIn(folder)).contains(latest);
    }

    @Test
    void aFolderThatDoesNotExistHasNone() {
        assertThat(CompletedCheckpoints.latestIn(folder.resolve("absent"))).isEmpty();
    }

    private Path complete(String name, long millis) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve(name));
        Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(millis));
        return checkpoint;
    }
}
