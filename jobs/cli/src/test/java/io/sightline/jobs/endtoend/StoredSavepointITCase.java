package io.sightline.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.EmbeddedBroker;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.TestingJob;
import io.sightline.jobs.topics.Topics;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A savepoint that an earlier state of the project has written. It pins the uids of the operators
 * and the schemas of their state: running jobs can be updated as long as it can be restored.
 */
class StoredSavepointITCase {
    private static final Path STORED = Path.of("src/test/resources/savepoint");

    /** Amid a group of pictures of every video camera. */
    private static final int STOPPED_AT = 16;

    /** The first frames that had no event yet: video frames wait for later ones. */
    private static final Map<String, Integer> FIRST_OPEN =
            Map.of(
                    TestingCameras.JPEG, 16,
                    TestingCameras.H264, 14,
                    TestingCameras.H264_ELSEWHERE, 14,
                    TestingCameras.H265, 13);

    private static final String ADVICE =
            """
            The job does not go on from the savepoint in %s, so neither would a running job that is \
            updated. If a uid or the schema of a state was changed by mistake, undo that. If it was \
            changed on purpose, say in the section "Savepoints" of docs/operations.md from which \
            version on savepoints can be restored, and write the stored one again, as the README \
            beside it says."""
                    .formatted(STORED);

    @TempDir static Path folder;

    private EmbeddedBroker broker;
    private TestingCameras cameras;

    /** Offsets in the savepoint are those of a topic that nothing else was published to. */
    @BeforeEach
    @SuppressWarnings("MustBeClosedChecker") // closed in stop()
    void startAnew() {
        broker = EmbeddedBroker.start();
        cameras = new TestingCameras(broker.cluster(), "frames");
        try (Topics topics = Topics.connect(broker.cluster())) {
            topics.createMissing(DetectionJobOptions.parse(arguments(1)).kafka(), 2);
        }
    }

    @AfterEach
    void stop() {
        cameras.close();
        broker.close();
    }

    @Test
    void theJobGoesOnFromIt() throws Exception {
        cameras.publishUntil(STOPPED_AT);
        goOn();

        Map<String, List<String>> expected =
                new TreeMap<>(
                        TestingReplay.events(broker.cluster(), "frames", "--score-threshold=0.1"));
        assertThat(expected).containsOnlyKeys(FIRST_OPEN.keySet());
        expected.replaceAll(
                (camera, events) -> events.subList(FIRST_OPEN.get(camera), events.size()));
        assertThat(new TestingOutcomes(broker.cluster()).wordsByCamera("detections"))
                .as(ADVICE)
                .isEqualTo(expected);
    }

    private void goOn() throws Exception {
        Optional<String> stored = Optional.of(STORED.toAbsolutePath().toUri().toString());
        try (TestingJob job = TestingJob.start(folder, stored, more -> {}, arguments(1))) {
            cameras.publishUntil(TestingCameras.FRAMES);
            job.awaitAllRead();
            job.stopWithSavepoint(folder.resolve("savepoints"));
        } catch (Exception failure) {
            throw new AssertionError(ADVICE, failure);
        }
    }

    /** All that can have its event has it, so no transaction is open. */
    @Test
    @EnabledIfSystemProperty(named = "sightline.savepoint.write", matches = "true")
    void isMadeAnew() throws Exception {
        try (TestingJob job =
                TestingJob.start(folder, Optional.empty(), more -> {}, arguments(2))) {
            cameras.publishUntil(STOPPED_AT);
            job.awaitAllRead();
            Path made = Path.of(URI.create(job.stopWithSavepoint(folder)));
            assertThat(made.toFile().list()).containsExactly("_metadata");
            Files.copy(
                    made.resolve("_metadata"),
                    STORED.resolve("_metadata"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private String[] arguments(int parallelism) {
        return new String[] {
            "--bootstrap-servers=" + broker.cluster().bootstrapServers(),
            "--score-threshold=0.1",
            "--parallelism=" + parallelism
        };
    }
}
