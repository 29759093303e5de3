package io.sightline.jobs.media;

import static io.sightline.jobs.media.TestingFrames.assertAccessUnit;
import static io.sightline.jobs.media.TestingFrames.keyframes;
import static io.sightline.jobs.media.TestingFrames.read;
import static io.sightline.jobs.media.TestingFrames.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.operators.bitstream.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real surveillance and road clips; frame counts are those of the containers. */
class RecordedVideoTest {
    private static final Path VIDEOS = Path.of("../../../shared/data/video");

    @BeforeAll
    static void requireVideos() {
        assumeTrue(Files.isDirectory(VIDEOS), "no recorded videos at " + VIDEOS);
    }

    @ParameterizedTest
    @CsvSource({
        "intel-car-detection.mp4, 377, 7",
        "intel-one-by-one-person-detection.mp4, 1394, 140",
        "opencv-vtest-reencoded.mp4, 795, 10",
        "person-bicycle-car-detection-reencoded.mp4, 467, 8",
        "udacity-carnd-test_video.mp4, 38, 2",
    })
    void givesEveryFrameOfTheContainerAsAnAccessUnit(String name, int count, int keyframes) {
        List<SourceFrame> frames = read(VIDEOS.resolve(name), FrameCodec.COPY);

        assertThat(frames).hasSize(count);
        assertThat(frames).allSatisfy(frame -> assertAccessUnit(frame, ContentType.H264));
        assertThat(keyframes(frames)).hasSize(keyframes).startsWith(0);
        assertThat(times(frames)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "opencv-vtest-reencoded.mp4, 795, 480, 360",
        "person-bicycle-car-detection-reencoded.mp4, 467, 768, 432",
    })
    void decodesAsManyImagesAsItCopies(String name, int count, int width, int height) {
        List<SourceFrame> frames = read(VIDEOS.resolve(name), FrameCodec.JPEG);

        assertThat(frames).hasSize(count);
        assertThat(times(frames)).isSorted();
        TestingFrames.assertJpeg(frames.get(count - 1), width, height);
    }
}
