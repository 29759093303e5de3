package io.sightline.jobs.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoBox;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.LabelMatch;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.model.ModelIdentity;
import io.sightline.operators.model.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetDetectionTest {
    private static final int COUNT = 24;
    private static final String LABEL = "person";
    private static final CocoCategory PERSON = new CocoCategory(5, LABEL);

    @TempDir private Path folder;
    private List<CocoImage> images;

    @BeforeEach
    void writeImages() throws IOException {
        images = TestingPictures.write(folder, COUNT);
    }

    @Test
    void findsWhatIsInEachImageInTheOrderOfTheImages() throws InterruptedException {
        List<CocoResult> results = detect(new TestingDetector(() -> {}), 3);

        assertThat(results).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(results.get(i))
                    .isEqualTo(
                            new CocoResult(
                                    100 + i,
                                    PERSON.id(),
                                    new CocoBox(0, 0, 40, 30),
                                    TestingPictures.red(i) / 255f));
        }
    }

    @Test
    void givesTheSameResultsWithAnyNumberOfThreads() throws InterruptedException {
        assertThat(detect(new TestingDetector(() -> {}), 8))
                .isEqualTo(detect(new TestingDetector(() -> {}), 1));
    }

    @Test
    void takesAsManyImagesAtATimeAsThereAreThreads() throws InterruptedException {
        CyclicBarrier four = new CyclicBarrier(4);

        assertThat(detect(new TestingDetector(() -> await(four)), 4)).hasSize(COUNT);
    }

    @Test
    void tellsOfEveryImageThatIsDone() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();

        detect(new TestingDetector(() -> {}), 4, done::incrementAndGet);

        assertThat(done).hasValue(COUNT);
    }

    @Test
    void namesTheFirstImageThatIsNoPicture() throws IOException {
        Files.writeString(folder.resolve("7.png"), "no picture");
        Files.writeString(folder.resolve("9.png"), "no picture");
        TestingDetector detector = new TestingDetector(() -> {});

        assertThatThrownBy(() -> detect(detector, 4))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(folder.resolve("7.png") + ": ");
    }

    @Test
    void leavesNoThreadAtWorkAfterAFailure() throws IOException {
        Files.writeString(folder.resolve("0.png"), "no picture");
        AtomicInteger atWork = new AtomicInteger();
        TestingDetector detector = new TestingDetector(() -> waitForInterrupt(atWork));

        assertThatThrownBy(() -> detect(detector, 4)).isInstanceOf(UserError.class);

        assertThat(atWork).hasValue(0);
        assertThat(detector.isClosed()).isTrue();
    }

    private List<CocoResult> detect(TestingDetector detector, int threads)
            throws InterruptedException {
        return detect(detector, threads, () -> {});
    }

    private List<CocoResult> detect(TestingDetector detector, int threads, Runnable imageDone)
            throws InterruptedException {
        Map<CocoImage, Path> files = DatasetImages.in(folder, images);
        CocoDataset dataset = new CocoDataset(images, List.of(PERSON), List.of());
        try (FileDetector fileDetector =
                new FileDetector(
                        detector,
                        DecodePolicy.forInput(8, 8, Interpolation.PYRAMID),
                        new ModelVersion(
                                new ModelIdentity("m", "1", "0".repeat(64)),
                                new DetectionFilter(List.of(LABEL), 0, 0.5f, 10, 10)),
                        FrameCodec.COPY)) {
            return new DatasetDetection(
                            fileDetector, new LabelMatch(dataset, List.of(LABEL)), imageDone)
                    .detect(files, threads);
        }
    }

    private static void waitForInterrupt(AtomicInteger waiting) {
        waiting.incrementAndGet();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }
}
