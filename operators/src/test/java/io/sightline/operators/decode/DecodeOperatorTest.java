package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingField;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.FrameSize;
import io.sightline.operators.frame.TestingFrames;
import io.sightline.operators.overload.OverloadPolicy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodeOperatorTest {
    private static final DecodePolicy POLICY = DecodePolicy.forInput(48, 32, Interpolation.PYRAMID);

    private KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness;

    @BeforeEach
    void open() throws Exception {
        harness = opened(null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void emitsOneFrameWithItsIdentityPerRecord() throws Exception {
        send(TestingFrame.of("cam-1").seq(7).bytes(TestingImage.jpeg(640, 480)));
        DecodedFrame frame = harness.extractOutputValues().get(0);
        assertThat(frame.identity().cameraId()).isEqualTo("cam-1");
        assertThat(frame.identity().seq()).isEqualTo(7);
        assertThat(frame.identity().contentType()).isEqualTo("image/jpeg");
        assertThat(frame.identity().frameTimeMillis()).isEqualTo(1_700_000_000_280L);
        assertThat(frame.head().size()).contains(new FrameSize(640, 480));
        assertThat(TestingFrames.image(frame).width()).isEqualTo(48);
        assertThat(frame.head().timings().decodedMicros()).isGreaterThan(1_700_000_000_000_000L);
    }

    @Test
    void sendsWhatItCannotDecodeToTheDeadLettersAndGoesOn() throws Exception {
        byte[] jpeg = TestingImage.jpeg(640, 480);
        byte[] text = "just words".getBytes(StandardCharsets.UTF_8);
        send(TestingFrame.of("cam-1").seq(0).bytes(jpeg));
        send(TestingFrame.of("cam-1").seq(1).bytes(new byte[] {1, 2, 3}));
        send(TestingFrame.of("cam-1").seq(2).bytes(new byte[0]));
        send(TestingFrame.of("cam-1").seq(3).bytes(Arrays.copyOf(jpeg, jpeg.length / 2)));
        send(TestingFrame.of("cam-1").seq(4).bytes(text));
        send(TestingFrame.of("cam-1").seq(5).contentType("image/jpeg").bytes(text));
        send(TestingFrame.of("cam-1").seq(6).bytes(TestingImage.emptyPng(20_000, 20_000)));
        send(TestingFrame.of("").seq(7).bytes(jpeg));
        send(TestingFrame.of("cam-1").seq(8).bytes(jpeg));
        assertThat(harness.extractOutputValues())
                .extracting(frame -> frame.identity().seq())
                .containsExactly(0L, 8L);
        assertThat(deadLetters())
                .containsExactly(
                        "1 unknown-codec",
                        "2 empty",
                        "3 truncated",
                        "4 unknown-codec",
                        "5 wrong-content-type",
                        "6 too-large",
                        "7 bad-key");
    }

    @Test
    void givesTheOriginalRecordBackInADeadLetter() throws Exception {
        EncodedFrame bad = TestingFrame.of("cam-1").seq(3).bytes(new byte[] {9, 9});
        send(bad);
        DeadLetter letter =
                harness.getSideOutput(DecodeOperatorFactory.DEAD_LETTERS).peek().getValue();
        assertThat(letter.source().value()).isEqualTo(bad.source().value());
        assertThat(letter.source().key()).isEqualTo(bad.source().key());
        assertThat(letter.source().offset()).isEqualTo(3);
        assertThat(letter.stage()).isEqualTo("decode");
        assertThat(letter.detail())
                .isEqualTo(
                        "no content type declared, and the first bytes match no supported format");
    }

    @ParameterizedTest
    @EnumSource
    void emitsTheSameBytesWhenRestoredAtAnyFrame(TestingClip clip) throws Exception {
        List<EncodedFrame> frames = TestingFrame.clip(clip, "cam-1");
        send(frames);
        List<String> undisturbed = summaries();
        assertThat(undisturbed).isNotEmpty();
        for (int at = 0; at < frames.size(); at++) {
            harness.close();
            harness = opened(null);
            send(frames.subList(0, at));
            List<String> emitted = new ArrayList<>(summaries());
            OperatorSubtaskState snapshot = harness.snapshot(at, at);
            harness.close();
            harness = opened(snapshot);
            send(frames.subList(at, frames.size()));
            emitted.addAll(summaries());
            assertThat(emitted).as("restored before frame %d", at).isEqualTo(undisturbed);
        }
    }

    @Test
    void keepsTheRecordsOfAFrameAcrossARestoreAndAPause() throws Exception {
        List<byte[]> slices =
                TestingH264Encoder.unitsOfSlices(320, 240, 4, 3).stream()
                        .flatMap(unit -> TestingField.apart(unit).stream())
                        .toList();
        for (List<byte[]> records : List.of(slices, TestingField.fields())) {
            List<EncodedFrame> frames = TestingFrame.records(records, "cam-1", "video/h264");
            harness.close();
            harness = opened(null);
            send(frames);
            harness.processWatermark(Watermark.MAX_WATERMARK);
            List<String> undisturbed = summaries();
            assertThat(undisturbed).isNotEmpty();
            for (int at = 0; at < frames.size(); at++) {
                harness.close();
                harness = opened(null);
                send(frames.subList(0, at));
                List<String> emitted = new ArrayList<>(summaries());
                OperatorSubtaskState snapshot = harness.snapshot(at, at);
                harness.close();
                harness = opened(snapshot);
                harness.setProcessingTime(10_000);
                send(frames.subList(at, frames.size()));
                harness.processWatermark(Watermark.MAX_WATERMARK);
                emitted.addAll(summaries());
                assertThat(emitted).as("restored before record %d", at).isEqualTo(undisturbed);
                assertThat(deadLetters()).isEmpty();
            }
        }
    }

    @Test
    void showsHeldFramesWhenTheCameraPauses() throws Exception {
        harness.setProcessingTime(1000);
        send(TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-1").subList(0, 6));
        int shown = harness.extractOutputValues().size();
        assertThat(shown).isLessThan(6);
        harness.setProcessingTime(1499);
        assertThat(harness.extractOutputValues()).hasSize(shown);
        harness.setProcessingTime(1500);
        assertThat(seqs()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void countsThePauseFromTheLastFrame() throws Exception {
        List<EncodedFrame> frames = TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-1");
        harness.setProcessingTime(1000);
        send(frames.subList(0, 5));
        harness.setProcessingTime(1400);
        send(frames.get(5));
        harness.setProcessingTime(1500);
        assertThat(harness.extractOutputValues()).hasSizeLessThan(6);
        harness.setProcessingTime(1900);
        assertThat(harness.extractOutputValues()).hasSize(6);
    }

    @Test
    void emitsTheSameBytesAfterAPause() throws Exception {
        List<EncodedFrame> frames = TestingFrame.clip(TestingClip.H265_OPEN_GOP, "cam-1");
        send(frames);
        harness.setProcessingTime(10_000);
        List<String> undisturbed = summaries();
        harness.close();
        harness = opened(null);
        for (int i = 0; i < frames.size(); i++) {
            send(frames.get(i));
            harness.setProcessingTime(i * 1000L);
        }
        harness.setProcessingTime(100_000);
        assertThat(summaries()).isEqualTo(undisturbed);
    }

    @Test
    void showsHeldFramesAtTheEndOfABoundedStream() throws Exception {
        send(TestingFrame.clip(TestingClip.H265_CLOSED_GOP, "cam-1"));
        harness.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(seqs()).hasSize(30).isSorted();
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void keepsCamerasApartWithFewerDecodersThanCameras() throws Exception {
        harness.close();
        harness =
                opened(
                        null,
                        POLICY.withMaxPixels(10_000)
                                .withMaxGop(600, 1 << 20)
                                .withMaxOpenDecoders(2));
        List<List<EncodedFrame>> cameras = new ArrayList<>();
        for (int camera = 0; camera < 4; camera++) {
            cameras.add(TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-" + camera));
        }
        for (int i = 0; i < 30; i++) {
            for (List<EncodedFrame> frames : cameras) {
                send(frames.get(i));
            }
        }
        harness.processWatermark(Watermark.MAX_WATERMARK);
        List<String> first = summariesOf("cam-0");
        assertThat(first).hasSize(30);
        for (int camera = 1; camera < 4; camera++) {
            assertThat(summariesOf("cam-" + camera)).isEqualTo(first);
        }
    }

    @Test
    void forgetsTheGroupOfPicturesWhenTheCameraTurnsToImages() throws Exception {
        send(TestingFrame.clip(TestingClip.H264_SMALL, "cam-1").subList(0, 3));
        int withVideo = harness.numKeyedStateEntries();
        send(TestingFrame.of("cam-1").seq(3).bytes(TestingImage.jpeg(64, 48)));
        assertThat(harness.numKeyedStateEntries()).isLessThan(withVideo);
    }

    @Test
    void keepsTheOrderOfImagesThatAreDecodedBesideEachOther() throws Exception {
        for (int seq = 0; seq < 40; seq++) {
            int side = seq % 2 == 0 ? 1200 : 16;
            send(TestingFrame.of("cam-1").seq(seq).bytes(TestingImage.jpeg(side, side)));
        }
        assertThat(seqs()).hasSize(40).isSorted();
    }

    @Test
    void keepsAnImageBehindTheVideoBeforeIt() throws Exception {
        send(TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-1").subList(0, 4));
        send(TestingFrame.of("cam-1").seq(4).bytes(TestingImage.jpeg(64, 48)));
        assertThat(seqs()).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void hasNothingInFlightAtACheckpoint() throws Exception {
        for (int seq = 0; seq < 3; seq++) {
            EncodedFrame image =
                    TestingFrame.of("cam-1").seq(seq).bytes(TestingImage.jpeg(1200, 900));
            harness.processElement(new StreamRecord<>(image));
        }
        harness.prepareSnapshotPreBarrier(1);
        assertThat(seqs()).containsExactly(0L, 1L, 2L);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame>
            opened(OperatorSubtaskState state) throws Exception {
        return opened(state, POLICY);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame>
            opened(OperatorSubtaskState state, DecodePolicy policy) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(policy, OverloadPolicy.PROCESS_ALL),
                        EncodedFrame::cameraId,
                        Types.STRING);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private void send(EncodedFrame frame) throws Exception {
        send(List.of(frame));
    }

    /** Sends frames and waits until all that can come out is out, as at a checkpoint. */
    private void send(List<EncodedFrame> frames) throws Exception {
        for (EncodedFrame frame : frames) {
            harness.processElement(new StreamRecord<>(frame));
        }
        harness.prepareSnapshotPreBarrier(0);
    }

    private List<Long> seqs() {
        return harness.extractOutputValues().stream().map(frame -> frame.identity().seq()).toList();
    }

    private List<String> summaries() {
        return harness.extractOutputValues().stream().map(DecodeOperatorTest::summary).toList();
    }

    private List<String> summariesOf(String cameraId) {
        return harness.extractOutputValues().stream()
                .filter(frame -> frame.identity().cameraId().equals(cameraId))
                .map(DecodeOperatorTest::summary)
                .toList();
    }

    private static String summary(DecodedFrame frame) {
        ByteBuffer pixels = ByteBuffer.wrap(TestingFrames.image(frame).rgb());
        return String.format(
                Locale.ROOT,
                "%d %dx%d %08x",
                frame.identity().seq(),
                frame.head().size().orElseThrow().width(),
                frame.head().size().orElseThrow().height(),
                pixels.hashCode());
    }

    private List<String> deadLetters() {
        Queue<StreamRecord<DeadLetter>> letters =
                harness.getSideOutput(DecodeOperatorFactory.DEAD_LETTERS);
        return letters == null
                ? List.of()
                : letters.stream()
                        .map(record -> record.getValue())
                        .map(letter -> letter.source().offset() + " " + letter.reason())
                        .toList();
    }
}
