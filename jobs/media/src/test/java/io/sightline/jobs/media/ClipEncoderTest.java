package io.sightline.jobs.media;

import static io.sightline.jobs.media.TestingFrames.keyframes;
import static io.sightline.jobs.media.TestingFrames.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.decode.CameraDecoder;
import io.sightline.operators.decode.DecodeOutcome;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClipEncoderTest {
    /** Not a multiple of the alignment of image rows. */
    private static final int WIDTH = 150;

    private static final int HEIGHT = 90;
    private static final Offset<Integer> LOSS = within(8);

    @ParameterizedTest
    @EnumSource(
            value = FrameCodec.class,
            names = {"JPEG", "H264"})
    void keepsPlacesAndColours(FrameCodec codec) {
        List<RgbImage> shown = decode(encode(codec, 3));

        assertThat(shown).hasSize(3);
        assertThat(shown)
                .allSatisfy(
                        image -> {
                            assertColour(image, 20, 20, 200, 30, 30);
                            assertColour(image, 130, 70, 40, 60, 180);
                        });
    }

    @Test
    void makesAStreamThatStartsWithAKeyframeAndKeepsItsRate() {
        List<SourceFrame> frames = encode(FrameCodec.H264, 30);

        assertThat(keyframes(frames)).containsExactly(0, 25);
        assertThat(times(frames)).startsWith(0L, 40L, 80L).hasSize(30);
    }

    @Test
    void refusesToCopyPixels() {
        assertThatThrownBy(() -> new ClipEncoder(FrameCodec.COPY, 25))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("COPY cannot encode pixels; use JPEG or H264");
    }

    @Test
    void aClipCanBeReadAgain() {
        Clip clip = new Clip(encode(FrameCodec.JPEG, 2));

        for (int time = 0; time < 2; time++) {
            try (FrameSource source = clip.open()) {
                assertThat(source.next()).contains(clip.frames().get(0));
                assertThat(source.next()).contains(clip.frames().get(1));
                assertThat(source.next()).isEmpty();
            }
        }
        assertThat(clip.live()).isFalse();
    }

    private static List<SourceFrame> encode(FrameCodec codec, int count) {
        List<SourceFrame> frames = new ArrayList<>();
        try (ClipEncoder encoder = new ClipEncoder(codec, 25)) {
            for (int i = 0; i < count; i++) {
                frames.add(encoder.encode(image()));
            }
        }
        return frames;
    }

    /** Red on the left, blue on the right. */
    private static RgbImage image() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            boolean left = i % WIDTH < WIDTH / 2;
            rgb[3 * i] = (byte) (left ? 200 : 40);
            rgb[3 * i + 1] = (byte) (left ? 30 : 60);
            rgb[3 * i + 2] = (byte) (left ? 30 : 180);
        }
        return new RgbImage(WIDTH, HEIGHT, rgb);
    }

    private static List<RgbImage> decode(List<SourceFrame> frames) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        try (CameraDecoder decoder =
                new CameraDecoder(DecodePolicy.forInput(WIDTH, HEIGHT, Interpolation.PYRAMID))) {
            for (int seq = 0; seq < frames.size(); seq++) {
                outcomes.addAll(decoder.decode(frame(frames.get(seq), seq)));
            }
            outcomes.addAll(decoder.finish());
        }
        return outcomes.stream()
                .map(outcome -> ((DecodeOutcome.Decoded) outcome).picture().image())
                .toList();
    }

    private static EncodedFrame frame(SourceFrame frame, long seq) {
        SourceRecord record =
                new SourceRecord("clip", 0, seq, 0, new byte[] {'c'}, frame.value(), List.of());
        return new EncodedFrame("c", "0", seq, true, frame.contentType().mimeType(), 0, record);
    }

    private static void assertColour(RgbImage image, int x, int y, int... rgb) {
        for (int channel = 0; channel < 3; channel++) {
            int value = image.rgb()[3 * (y * WIDTH + x) + channel] & 0xff;
            assertThat(value).isCloseTo(rgb[channel], LOSS);
        }
    }
}
