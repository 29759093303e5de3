package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StateHomeTest {
    private static final StateHome HOME = new StateHome(Path.of("/state"));

    @Test
    void hasAFolderForEachClusterGroupAndTopic() {
        assertThat(HOME.folderOf(job("group", "frames")))
                .isEqualTo(Path.of("/state/cluster/group/frames-id"));
    }

    @Test
    void anyNameStaysInside() {
        assertThat(HOME.folderOf(job("../..", "frames")))
                .isEqualTo(Path.of("/state/cluster/..%2F../frames-id"));
        assertThat(HOME.folderOf(job("..", "frames")))
                .isEqualTo(Path.of("/state/cluster/%2E%2E/frames-id"));
    }

    @Test
    void longNamesStayApart() {
        Path one = HOME.folderOf(job("g".repeat(240) + "1", "frames"));
        Path two = HOME.folderOf(job("g".repeat(240) + "2", "frames"));

        assertThat(one).isNotEqualTo(two);
        assertThat(one.getParent().getFileName().toString()).hasSizeLessThan(256);
    }

    private static JobIdentity job(String groupId, String framesTopic) {
        return new JobIdentity(
                "cluster", groupId, framesTopic, "id", "detections", "dlq", "committed");
    }
}
