package io.sightline.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.FrameSource;
import io.sightline.operators.bitstream.ContentType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreetFootageTest {
    private static final List<String> CAMERAS = List.of("cam-1", "cam-2", "cam-3");

    @Test
    void camerasSendJpegAndH264InTurn() {
        StreetFootage street = draw(2, FrameCodec.COPY);

        assertThat(street.groups(CAMERAS))
                .extracting(CameraGroup::cameraIds, StreetFootageTest::sends)
                .containsExactly(
                        tuple(List.of("cam-1", "cam-3"), ContentType.JPEG),
                        tuple(List.of("cam-2"), ContentType.H264));
        assertThat(street.groups(List.of("cam"))).hasSize(1);
    }

    @Test
    void allCamerasSendWhatWasAskedFor() {
        assertThat(draw(1, FrameCodec.H264).groups(CAMERAS))
                .extracting(CameraGroup::cameraIds, StreetFootageTest::sends)
                .containsExactly(tuple(CAMERAS, ContentType.H264));
    }

    @Test
    void knowsWhatIsInEachOfItsFrames() {
        KnownObjects objects = draw(3, FrameCodec.COPY).knownObjects().orElseThrow();

        assertThat(objects.frames()).hasSize(3);
        assertThat(objects.of(0)).isNotEmpty();
        assertThat(objects.of(3)).isEqualTo(objects.of(0));
    }

    @Test
    void tellsOfEveryFrame() {
        AtomicInteger drawn = new AtomicInteger();

        StreetFootage.draw(3, FrameCodec.COPY, drawn::incrementAndGet, () -> false);

        assertThat(drawn).hasValue(3);
    }

    @Test
    void endsWhenItIsToldTo() {
        AtomicInteger drawn = new AtomicInteger();

        StreetFootage street =
                StreetFootage.draw(
                        StreetFootage.FRAMES,
                        FrameCodec.COPY,
                        drawn::incrementAndGet,
                        () -> drawn.get() > 0);

        assertThat(drawn.get()).isPositive().isLessThan(StreetFootage.FRAMES);
        assertThat(street.knownObjects().orElseThrow().frames()).hasSize(drawn.get());
    }

    private static StreetFootage draw(int frames, FrameCodec codec) {
        return StreetFootage.draw(frames, codec, () -> {}, () -> false);
    }

    private static ContentType sends(CameraGroup group) {
        try (FrameSource source = group.origin().open()) {
            return source.next().orElseThrow().contentType();
        }
    }
}
