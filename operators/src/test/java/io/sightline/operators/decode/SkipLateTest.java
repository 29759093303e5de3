package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.Decision;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.Skipped;
import io.sightline.operators.frame.TestingFrames;
import io.sightline.operators.overload.OverloadPolicy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.LongStream;
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

/** A task that is behind, by a clock that is moved by hand. */
class SkipLateTest {
    private static final DecodePolicy POLICY = DecodePolicy.forInput(48, 32, Interpolation.PYRAMID);
    private static final long MAX_AGE = 500;
    private static final long START = 1_700_000_000_000L;

    private KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness;

    @BeforeEach
    void open() throws Exception {
        harness = opened(null, OverloadPolicy.skipLate(Duration.ofMillis(MAX_AGE)));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void passesLateImagesOnInTheirPlaceWithoutPixels() throws Exception {
        send(image(0, START - MAX_AGE), START);
        send(image(1, START - MAX_AGE - 1), START);
        send(image(2, START), START);
        assertThat(decisions()).containsExactly("0 inferred", "1 skipped-late", "2 inferred");
        DecodedFrame skipped = harness.extractOutputValues().get(1);
        assertThat(skipped.payload()).isEqualTo(new Skipped());
        assertThat(skipped.head().size()).isEmpty();
        assertThat(skipped.identity().contentType()).isEqualTo("image/jpeg");
    }

    @Test
    void stillRefusesLateImagesForWhatIsSeenWithoutDecoding() throws Exception {
        byte[] jpeg = TestingImage.jpeg(640, 480);
        long late = START - 10 * MAX_AGE;
        send(
                TestingFrame.of("c")
                        .seq(0)
                        .timestampMillis(late)
                        .bytes(TestingImage.copy(jpeg, 0, 100)),
                START);
        send(
                TestingFrame.of("c")
                        .seq(1)
                        .timestampMillis(late)
                        .bytes("text".getBytes(StandardCharsets.UTF_8)),
                START);
        send(
                TestingFrame.of("c")
                        .seq(2)
                        .timestampMillis(late)
                        .bytes(TestingImage.emptyPng(20_000, 20_000)),
                START);
        send(TestingFrame.of("c").seq(3).timestampMillis(-1).bytes(jpeg), START);
        assertThat(decisions()).isEmpty();
        assertThat(deadLetters())
                .containsExactly(
                        "0 truncated", "1 unknown-codec", "2 too-large", "3 bad-timestamp");
    }

    @ParameterizedTest
    @EnumSource
    void decodesLateVideoForWhatRefersToIt(TestingClip clip) throws Exception {
        List<EncodedFrame> frames = TestingFrame.clip(clip, "cam-1");
        sendAll(frames, START);
        List<String> allInTime = pixels();
        harness.close();
        open();
        int half = frames.size() / 2;
        for (EncodedFrame frame : frames) {
            send(frame, frame.seq() < half ? START + 60_000 : START);
        }
        harness.processWatermark(Watermark.MAX_WATERMARK);
        List<DecodedFrame> out = harness.extractOutputValues();
        assertThat(out).hasSameSizeAs(frames);
        assertThat(out.get(0).head().decision()).isEqualTo(Decision.SKIPPED_LATE);
        assertThat(out.get(0).head().size()).isPresent();
        assertThat(pixels()).isNotEmpty().isSubsetOf(allInTime).hasSizeLessThan(frames.size());
        assertThat(deadLetters()).isEmpty();
    }

    /** What is skipped depends on the clock; that every frame comes out once does not. */
    @ParameterizedTest
    @EnumSource
    void emitsEveryFrameOnceInOrderWhenRestoredAtAnyFrame(TestingClip clip) throws Exception {
        List<EncodedFrame> frames = TestingFrame.clip(clip, "cam-1");
        for (int at = 0; at < frames.size(); at++) {
            harness.close();
            open();
            for (EncodedFrame frame : frames.subList(0, at)) {
                send(frame, START + (frame.seq() % 3) * MAX_AGE);
            }
            List<Long> emitted = new ArrayList<>(seqs());
            OperatorSubtaskState snapshot = harness.snapshot(at, at);
            harness.close();
            harness = opened(snapshot, OverloadPolicy.skipLate(Duration.ofMillis(MAX_AGE)));
            sendAll(frames.subList(at, frames.size()), START + 60_000);
            emitted.addAll(seqs());
            assertThat(emitted)
                    .as("restored before frame %d", at)
                    .containsExactlyElementsOf(LongStream.range(0, frames.size()).boxed().toList());
        }
    }

    @Test
    void sharesTheTimeThereIsAmongCamerasThatTakeTurns() throws Exception {
        Map<String, Integer> inferred = new TreeMap<>();
        long now = START + MAX_AGE;
        for (int seq = 0; seq < 200; seq++) {
            for (int camera = 0; camera < 2; camera++) {
                long captured = START + seq * 40L + camera * 20L;
                now = Math.max(now, captured);
                int before = harness.extractOutputValues().size();
                send(image("cam-" + camera, seq, captured), now);
                DecodedFrame frame = harness.extractOutputValues().get(before);
                if (frame.head().decision() == Decision.INFERRED) {
                    inferred.merge("cam-" + camera, 1, Integer::sum);
                    now += 40; // twice what there is time for
                }
            }
        }
        assertThat(inferred.values()).allSatisfy(count -> assertThat(count).isBetween(95, 115));
    }

    @Test
    void skipsNothingUnlessItIsTold() throws Exception {
        harness.close();
        harness = opened(null, OverloadPolicy.PROCESS_ALL);
        send(image(0, 0), START);
        send(image(1, START), START);
        assertThat(decisions()).containsExactly("0 inferred", "1 inferred");
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame>
            opened(OperatorSubtaskState state, OverloadPolicy overload) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(POLICY, overload),
                        EncodedFrame::cameraId,
                        Types.STRING);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static EncodedFrame image(long seq, long capturedMillis) {
        return image("cam-1", seq, capturedMillis);
    }

    private static EncodedFrame image(String cameraId, long seq, long capturedMillis) {
        return TestingFrame.of(cameraId)
                .seq(seq)
                .timestampMillis(capturedMillis)
                .bytes(TestingImage.jpeg(16, 16));
    }

    private void send(EncodedFrame frame, long nowMillis) throws Exception {
        harness.setProcessingTime(nowMillis);
        harness.processElement(new StreamRecord<>(frame));
        harness.prepareSnapshotPreBarrier(0);
    }

    private void sendAll(List<EncodedFrame> frames, long nowMillis) throws Exception {
        for (EncodedFrame frame : frames) {
            send(frame, nowMillis);
        }
        harness.processWatermark(Watermark.MAX_WATERMARK);
    }

    private List<Long> seqs() {
        return harness.extractOutputValues().stream().map(frame -> frame.identity().seq()).toList();
    }

    private List<String> decisions() {
        return harness.extractOutputValues().stream()
                .map(frame -> frame.identity().seq() + " " + frame.head().decision().word())
                .toList();
    }

    private List<String> pixels() {
        return harness.extractOutputValues().stream()
                .filter(frame -> frame.head().decision() == Decision.INFERRED)
                .map(
                        frame ->
                                String.format(
                                        Locale.ROOT,
                                        "%d %08x",
                                        frame.identity().seq(),
                                        ByteBuffer.wrap(TestingFrames.image(frame).rgb())
                                                .hashCode()))
                .toList();
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
