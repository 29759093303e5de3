package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedFolderTest {
    @TempDir private Path folder;

    @Test
    void hasOneOwnerAtATime() throws Exception {
        Path shared = folder.resolve("shared");
        try (LockedFolder first = LockedFolder.tryLock(shared).orElseThrow()) {
            assertThat(first.path()).isDirectory();
            assertThat(LockedFolder.tryLock(shared)).isEmpty();
            assertThat(LockedFolder.ownerOf(shared))
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
        }
        try (LockedFolder second = LockedFolder.tryLock(shared).orElseThrow()) {
            assertThat(second.path()).isEqualTo(shared);
        }
    }

    @Test
    void deletesWhatKilledProcessesLeftBehind() throws Exception {
        String prefix = "sightline-test-" + ProcessHandle.current().pid() + "-";
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        Path abandoned = Files.createDirectory(parent.resolve(prefix + "abandoned"));
        Files.createFile(abandoned.resolve("lock"));
        Path unknown = Files.createDirectory(parent.resolve(prefix + "unknown"));
        try (LockedFolder first = LockedFolder.temporary(prefix)) {
            assertThat(abandoned).doesNotExist();
            assertThat(unknown).exists();
            try (LockedFolder second = LockedFolder.temporary(prefix)) {
                assertThat(first.path()).exists().isNotEqualTo(second.path());
            }
            assertThat(first.path()).exists();
        } finally {
            Files.delete(unknown);
        }
        try (var left = Files.newDirectoryStream(parent, prefix + "*")) {
            assertThat(left).isEmpty();
        }
    }
}
