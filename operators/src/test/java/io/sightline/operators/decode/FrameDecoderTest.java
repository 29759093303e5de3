package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.EncodedFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks a stream and what does not, with the real codecs. */
class FrameDecoderTest {
    private static final byte[] TEXT = "no picture at all".getBytes(StandardCharsets.UTF_8);
    private static final DecodePolicy POLICY = DecodePolicy.forInput(48, 32, Interpolation.PYRAMID);

    private final TestingDecodeListener listener = new TestingDecodeListener();
    private final FrameDecoder decoder = new FrameDecoder(POLICY, listener);
    private final MemoryCameraStore store = new MemoryCameraStore();
    private final List<EncodedFrame> video = TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-1");

    @AfterEach
    void close() {
        decoder.close();
    }

    @Test
    void decodesImagesWhateverTheirNumbers() {
        assertThat(decode(jpeg(5), jpeg(3), jpeg(3), jpeg(10)))
                .containsExactly("5 ok", "3 ok", "3 ok", "10 ok");
        assertThat(listener.missing).isEqualTo(6);
        assertThat(listener.repeated).isEqualTo(2);
    }

    @Test
    void goesOnAfterABadImage() {
        EncodedFrame cut =
                TestingFrame.of("cam-1")
                        .seq(1)
                        .bytes(TestingImage.copy(jpeg(1).source().value(), 0, 300));
        EncodedFrame text = TestingFrame.of("cam-1").seq(2).bytes(TEXT);
        EncodedFrame empty = TestingFrame.of("cam-1").seq(3).bytes(null);
        assertThat(decode(jpeg(0), cut, text, empty, jpeg(4)))
                .containsExactly("0 ok", "1 truncated", "2 unknown-codec", "3 empty", "4 ok");
        assertThat(listener.missing).isZero();
    }

    @Test
    void refusesARecordWithoutCameraAndKeepsNothingOfIt() {
        assertThat(decode(TestingFrame.of("").bytes(TestingImage.jpeg(8, 8))))
                .containsExactly("0 bad-key");
        assertThat(store.position()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 253_402_300_800_000L, Long.MAX_VALUE})
    void refusesATimestampThatIsNoCaptureTime(long millis) {
        byte[] image = TestingImage.jpeg(8, 8);
        assertThat(decode(TestingFrame.of("cam-1").timestampMillis(millis).bytes(image)))
                .containsExactly("0 bad-timestamp");
    }

    @Test
    void goesOnWithTheVideoAfterABadTimestamp() {
        List<EncodedFrame> stream = new ArrayList<>(video.subList(0, 5));
        stream.set(
                2,
                TestingFrame.of("cam-1")
                        .seq(2)
                        .timestampMillis(-7)
                        .contentType("video/h264")
                        .bytes(video.get(2).source().value()));
        assertThat(finish(stream))
                .containsExactlyElementsOf(
                        verdicts(
                                range(0, 2, "ok"),
                                range(2, 3, "bad-timestamp"),
                                range(3, 5, "ok")));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 253_402_300_799_999L})
    void takesTheFirstAndTheLastCaptureTime(long millis) {
        byte[] image = TestingImage.jpeg(8, 8);
        assertThat(decode(TestingFrame.of("cam-1").timestampMillis(millis).bytes(image)))
                .containsExactly("0 ok");
    }

    @Test
    void refusesAKeyframeWhoseParameterSetCannotOpenADecoder() {
        List<EncodedFrame> stream =
                new ArrayList<>(
                        TestingFrame.clip(TestingClip.H265_CLOSED_GOP, "cam-1").subList(0, 14));
        byte[] keyframe = stream.get(0).source().value().clone();
        NalUnit parameterSet =
                NalUnit.split(keyframe).stream()
                        .filter(unit -> unit.type(ContentType.H265) == 33)
                        .findFirst()
                        .orElseThrow();
        // Behind the size, which is read before the decoder is opened.
        Arrays.fill(keyframe, parameterSet.start() + 22, parameterSet.end(), (byte) 0xFF);
        stream.set(0, TestingFrame.of("cam-1").seq(0).contentType("video/h265").bytes(keyframe));
        assertThat(finish(stream))
                .containsExactlyElementsOf(
                        verdicts(
                                range(0, 1, "corrupt"),
                                range(1, 12, "no-keyframe"),
                                range(12, 14, "ok")));
    }

    @Test
    void waitsForAKeyframeWhenItJoinsAmidAGroup() {
        assertThat(finish(video.subList(9, 14)))
                .containsExactly(
                        "9 no-keyframe", "10 no-keyframe", "11 no-keyframe", "12 ok", "13 ok");
    }

    @Test
    void waitsForAKeyframeAfterAGap() {
        List<EncodedFrame> gapped = new ArrayList<>(video.subList(0, 14));
        gapped.subList(4, 6).clear();
        assertThat(finish(gapped))
                .containsExactlyElementsOf(
                        verdicts(
                                range(0, 4, "ok"),
                                range(6, 12, "no-keyframe"),
                                range(12, 14, "ok")));
        assertThat(listener.missing).isEqualTo(2);
    }

    @Test
    void refusesARepeatedFrameAndDecodesOn() {
        List<EncodedFrame> repeating = new ArrayList<>(video.subList(0, 8));
        repeating.add(5, video.get(3));
        assertThat(finish(repeating))
                .containsExactlyInAnyOrderElementsOf(
                        verdicts(range(0, 8, "ok"), range(3, 4, "repeated")));
        assertThat(listener.repeated).isEqualTo(1);
    }

    @Test
    void startsOverAtARepeatedKeyframe() {
        List<EncodedFrame> restarted = new ArrayList<>(video.subList(0, 4));
        restarted.addAll(video.subList(0, 4));
        assertThat(finish(restarted))
                .containsExactlyElementsOf(verdicts(range(0, 4, "ok"), range(0, 4, "ok")));
    }

    @Test
    void waitsForAKeyframeInANewEpoch() {
        EncodedFrame stray =
                TestingFrame.of("cam-1")
                        .streamEpoch("1")
                        .seq(4)
                        .contentType("video/h264")
                        .bytes(video.get(4).source().value());
        List<EncodedFrame> stream = new ArrayList<>(video.subList(0, 4));
        stream.add(stray);
        assertThat(finish(stream))
                .containsExactlyElementsOf(verdicts(range(0, 4, "ok"), range(4, 5, "no-keyframe")));
        assertThat(listener.missing).isZero();
    }

    @Test
    void showsHeldPicturesBeforeTheCodecChanges() {
        List<EncodedFrame> stream = new ArrayList<>(video.subList(0, 4));
        stream.add(jpeg(4));
        stream.add(video.get(5));
        stream.addAll(TestingFrame.clip(TestingClip.H265_CLOSED_GOP, "cam-1").subList(12, 15));
        assertThat(finish(stream))
                .containsExactlyElementsOf(
                        verdicts(
                                range(0, 5, "ok"),
                                range(5, 6, "no-keyframe"),
                                range(12, 15, "ok")));
    }

    @Test
    void breaksTheStreamWhenARecordInItsNumberingIsNoUnit() {
        List<EncodedFrame> stream = new ArrayList<>(video.subList(0, 7));
        stream.set(4, TestingFrame.of("cam-1").seq(4).bytes(TEXT));
        assertThat(finish(stream))
                .containsExactlyElementsOf(
                        verdicts(
                                range(0, 4, "ok"),
                                range(4, 5, "unknown-codec"),
                                range(5, 7, "no-keyframe")));
    }

    @Test
    void ignoresAStrayRecordOutsideTheNumbering() {
        List<EncodedFrame> stream = new ArrayList<>(video.subList(0, 7));
        stream.add(4, TestingFrame.of("cam-1").offset(999).bytes(TEXT));
        assertThat(finish(stream))
                .containsExactlyInAnyOrderElementsOf(
                        verdicts(range(0, 7, "ok"), range(999, 1000, "unknown-codec")));
    }

    @Test
    void doesNotTakeOffsetsForFrameNumbers() {
        List<EncodedFrame> unnumbered = new ArrayList<>();
        for (EncodedFrame frame : video.subList(0, 6)) {
            unnumbered.add(
                    TestingFrame.of("cam-1").offset(frame.seq() * 3).bytes(frame.source().value()));
        }
        assertThat(finish(unnumbered))
                .containsExactly("0 ok", "3 ok", "6 ok", "9 ok", "12 ok", "15 ok");
        assertThat(listener.missing).isZero();
    }

    @Test
    void refusesAStreamOfTooLargePictures() {
        try (CameraDecoder small =
                new CameraDecoder(
                        DecodePolicy.forInput(48, 32, Interpolation.PYRAMID).withMaxPixels(6000))) {
            List<DecodeOutcome> outcomes = new ArrayList<>();
            video.subList(0, 3).forEach(frame -> outcomes.addAll(small.decode(frame)));
            assertThat(TestingOutcome.verdicts(outcomes))
                    .containsExactly("0 too-large", "1 no-keyframe", "2 no-keyframe");
        }
    }

    @Test
    void remembersParameterSetsThatAreSentOnce() {
        List<EncodedFrame> stream = new ArrayList<>(video.subList(0, 14));
        stream.set(12, TestingFrame.with(video.get(12), withoutParameterSets(video.get(12))));
        stream.remove(5);
        assertThat(finish(stream))
                .containsExactlyElementsOf(
                        verdicts(
                                range(0, 5, "ok"),
                                range(6, 12, "no-keyframe"),
                                range(12, 14, "ok")));
    }

    @Test
    void followsAChangeOfResolution() {
        List<EncodedFrame> stream = new ArrayList<>(video.subList(0, 3));
        for (byte[] unit : TestingClip.H264_SMALL.units()) {
            stream.add(
                    TestingFrame.of("cam-1")
                            .seq(stream.size())
                            .contentType("video/h264")
                            .bytes(unit));
        }
        List<DecodeOutcome> outcomes = new ArrayList<>();
        stream.forEach(frame -> outcomes.addAll(decoder.decode(frame, store).outcomes()));
        outcomes.addAll(decoder.finish("cam-1", store));
        assertThat(outcomes)
                .extracting(outcome -> ((DecodeOutcome.Decoded) outcome).picture().width())
                .startsWith(96, 96, 96, 64, 64)
                .hasSize(13);
    }

    private static byte[] withoutParameterSets(EncodedFrame keyframe) {
        return NalUnit.split(keyframe.source().value()).stream()
                .filter(unit -> unit.type(ContentType.H264) < 7)
                .map(NalUnit::withStartCode)
                .reduce(TestingImage::concat)
                .orElseThrow();
    }

    private List<String> decode(EncodedFrame... frames) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        for (EncodedFrame frame : frames) {
            outcomes.addAll(TestingOutcome.all(decoder.decode(frame, store), POLICY));
        }
        return TestingOutcome.verdicts(outcomes);
    }

    private List<String> finish(List<EncodedFrame> frames) {
        List<String> verdicts = new ArrayList<>(decode(frames.toArray(new EncodedFrame[0])));
        verdicts.addAll(TestingOutcome.verdicts(decoder.finish("cam-1", store)));
        return verdicts;
    }

    private static EncodedFrame jpeg(long seq) {
        return TestingFrame.of("cam-1").seq(seq).bytes(TestingImage.jpeg(64, 48));
    }

    private static List<String> range(long from, long to, String verdict) {
        return LongStream.range(from, to).mapToObj(seq -> seq + " " + verdict).toList();
    }

    @SafeVarargs
    private static List<String> verdicts(List<String>... ranges) {
        List<String> verdicts = new ArrayList<>();
        for (List<String> range : ranges) {
            verdicts.addAll(range);
        }
        return verdicts;
    }
}
