package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.overload.OverloadPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cameras that stay away leave no state, whatever their number. */
class ForgottenCamerasTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final DecodePolicy POLICY = DecodePolicy.forInput(8, 8, Interpolation.PYRAMID);

    private KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness;

    @BeforeEach
    void open() throws Exception {
        harness = opened(POLICY, null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aMillionCamerasOfImagesAndGarbageLeaveNoState() throws Exception {
        byte[] jpegStart = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
        byte[] slice = {0, 0, 0, 1, 0x41, (byte) 0x9A, 0, 0};
        byte[] text = {'?', '!'};
        List<byte[]> values = List.of(jpegStart, slice, text);
        for (int i = 0; i < 1_000_000; i++) {
            byte[] value = values.get(i % values.size());
            EncodedFrame frame = TestingFrame.of("spray-" + i).seq(i % 2).bytes(value);
            harness.processElement(new StreamRecord<>(frame));
            if (i % 1000 == 0) {
                settle();
                harness.getSideOutput(DecodeOperatorFactory.DEAD_LETTERS).clear();
            }
        }
        settle();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void camerasWithAKeyframeHaveABoundedNumber() throws Exception {
        reopen(POLICY.withMaxStored(3, Long.MAX_VALUE));
        byte[] keyframe = TestingClip.H264_SMALL.units().get(0);
        for (int camera = 0; camera < 3; camera++) {
            send("cam-" + camera, 0, 0, keyframe);
        }
        int ofThree = harness.numKeyedStateEntries();
        for (int camera = 3; camera < 100; camera++) {
            send("cam-" + camera, 0, 0, keyframe);
        }
        settle();
        assertThat(harness.extractOutputValues()).hasSize(100);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(ofThree);
    }

    @Test
    void aSilentCameraLeavesNeitherStateNorTimer() throws Exception {
        harness.setProcessingTime(1000);
        sendClip(TestingClip.H264_B_FRAMES, 0, 6);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        assertThat(harness.numEventTimeTimers()).isEqualTo(1);
        harness.setProcessingTime(2000);
        assertThat(harness.numEventTimeTimers()).isZero();
        listenUntil(HOUR - MINUTE);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        listenUntil(HOUR + 3 * MINUTE);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
        assertThat(seqs()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aCameraThatReturnsAfterItWasForgottenWaitsForAKeyframe() throws Exception {
        harness.setProcessingTime(1000);
        sendClip(TestingClip.H264_SMALL, 0, 3);
        listenUntil(2 * HOUR);
        sendLater(TestingClip.H264_SMALL, 3, 5, 2 * HOUR);
        List<String> live = outcomes();
        assertThat(live).containsExactly("0", "1", "2", "3 no-keyframe", "4 no-keyframe");

        reopen(POLICY);
        sendClip(TestingClip.H264_SMALL, 0, 3);
        sendLater(TestingClip.H264_SMALL, 3, 5, 2 * HOUR);
        assertThat(outcomes()).as("in a replay").isEqualTo(live);
    }

    @Test
    void aCameraIsNotSilentWhileTheTaskIsSuspended() throws Exception {
        harness.setProcessingTime(1000);
        sendClip(TestingClip.H264_SMALL, 0, 3);
        harness.setProcessingTime(8 * HOUR);
        sendClip(TestingClip.H264_SMALL, 3, 5);
        assertThat(outcomes()).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aPauseOfALittleLessThanTheLimitIsNoEnd() throws Exception {
        sendClip(TestingClip.H264_SMALL, 0, 3);
        sendLater(TestingClip.H264_SMALL, 3, 5, HOUR - 40);
        assertThat(outcomes()).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void aCameraIsNotSilentWhileItsBacklogWaits() throws Exception {
        harness.setProcessingTime(1000);
        sendClip(TestingClip.H264_SMALL, 0, 3);
        OperatorSubtaskState stopped = harness.snapshot(1, 1);
        harness.close();
        harness = prepared(POLICY);
        harness.setProcessingTime(1000 + 5 * HOUR);
        harness.initializeState(stopped);
        harness.open();
        harness.setProcessingTime(1000 + 5 * HOUR + 30_000);
        for (int seq = 3; seq < 5; seq++) {
            send("cam-1", seq, 0, TestingClip.H264_SMALL.units().get(seq));
        }
        settle();
        assertThat(outcomes()).containsExactly("3", "4");
        listenUntil(6 * HOUR + 3 * MINUTE);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void allGroupsOfPicturesTogetherHaveABound() throws Exception {
        long bytes = 0;
        for (byte[] unit : TestingClip.H264_SMALL.units()) {
            bytes += unit.length;
        }
        reopen(POLICY.withMaxStored(100, bytes * 3));
        for (int camera = 0; camera < 20; camera++) {
            for (int seq = 0; seq < 3; seq++) {
                send("cam-" + camera, seq, 0, TestingClip.H264_SMALL.units().get(seq));
            }
        }
        settle();
        assertThat(harness.extractOutputValues()).hasSize(60);
        long stored = 0;
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        stored += snapshot.getManagedKeyedState().getStateSize();
        assertThat(stored).isLessThan(bytes * 3 + 20 * 3_000);
    }

    @Test
    void theEndOfTheStreamStillShowsHeldFrames() throws Exception {
        harness.setProcessingTime(1000);
        sendClip(TestingClip.H264_B_FRAMES, 0, 5);
        harness.setProcessingTime(5000);
        sendLater(TestingClip.H264_B_FRAMES, 5, 7, 0);
        harness.processWatermark(Watermark.MAX_WATERMARK);
        assertThat(seqs()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    }

    private void reopen(DecodePolicy policy) throws Exception {
        harness.close();
        harness = opened(policy, null);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame>
            opened(DecodePolicy policy, OperatorSubtaskState state) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness =
                prepared(policy);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame>
            prepared(DecodePolicy policy) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(policy, OverloadPolicy.PROCESS_ALL),
                        EncodedFrame::cameraId,
                        Types.STRING);
        harness.setup();
        return harness;
    }

    private void listenUntil(long millis) throws Exception {
        long now = harness.getProcessingTime();
        while (now < millis) {
            now += MINUTE;
            harness.setProcessingTime(now);
        }
    }

    private void sendClip(TestingClip clip, int from, int to) throws Exception {
        sendLater(clip, from, to, 0);
    }

    private void sendLater(TestingClip clip, int from, int to, long millis) throws Exception {
        for (int seq = from; seq < to; seq++) {
            send("cam-1", seq, millis, clip.units().get(seq));
        }
        settle();
    }

    private void send(String cameraId, int seq, long laterMillis, byte[] unit) throws Exception {
        harness.processElement(
                new StreamRecord<>(
                        TestingFrame.of(cameraId)
                                .seq(seq)
                                .timestampMillis(1_700_000_000_000L + seq * 40L + laterMillis)
                                .contentType("video/h264")
                                .bytes(unit)));
    }

    private void settle() throws Exception {
        harness.prepareSnapshotPreBarrier(0);
    }

    private List<Long> seqs() {
        return harness.extractOutputValues().stream().map(frame -> frame.identity().seq()).toList();
    }

    /** Numbers of the frames that were decoded, then those of the dead letters with reasons. */
    private List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        seqs().forEach(seq -> outcomes.add(Long.toString(seq)));
        Queue<StreamRecord<DeadLetter>> letters =
                harness.getSideOutput(DecodeOperatorFactory.DEAD_LETTERS);
        if (letters != null) {
            for (StreamRecord<DeadLetter> letter : letters) {
                outcomes.add(
                        letter.getValue().source().offset() + " " + letter.getValue().reason());
            }
        }
        return outcomes;
    }
}
