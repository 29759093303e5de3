package io.sightline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstCheckpointTest {
    @TempDir private Path checkpoints;

    @Test
    void isThereWhenItsMetadataIs() throws IOException {
        Path checkpoint = Files.createDirectories(checkpoints.resolve("job/chk-1"));
        assertThat(FirstCheckpoint.isIn(checkpoints)).isFalse();

        Files.createFile(checkpoint.resolve("_metadata"));

        assertThat(FirstCheckpoint.isIn(checkpoints)).isTrue();
    }

    @Test
    void isNotThereBeforeTheJobHasMadeAnyFolder() {
        assertThat(FirstCheckpoint.isIn(checkpoints.resolve("absent"))).isFalse();
    }
}
