package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.DeadLetter;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.overload.OverloadPolicy;
import io.sightline.operators.work.PoisonPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames at which earlier processes died, as their notes show. */
class PoisonedFramesTest {
    @TempDir private Path folder;

    private KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame> harness;

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void anImageThatFailedTwiceAloneIsPutAside() throws Exception {
        note("decode-frames-0-2", 2);
        open(null);
        sendImages(4);
        assertThat(outcomes()).containsExactly("0", "1", "3", "2 poison");
    }

    @Test
    void anImageThatFailedOnceIsTriedAgainAndItsNoteIsRemoved() throws Exception {
        note("decode-frames-0-2", 1);
        open(null);
        sendImages(4);
        assertThat(outcomes()).containsExactly("0", "1", "2", "3");
        assertThat(notes()).noneMatch(name -> name.startsWith("decode"));
    }

    @Test
    void aVideoFrameThatFailedAtInferenceIsDecodedForTheOthers() throws Exception {
        note("infer-frames-0-2", 2);
        open(null);
        sendVideo(0, 5);
        assertThat(outcomes()).containsExactly("0", "1", "3", "4", "2 poison");
    }

    @Test
    void framesThatReferToOneThatCannotBeDecodedWaitForAKeyframe() throws Exception {
        note("decode-frames-0-2", 2);
        open(null);
        sendVideo(0, 5);
        assertThat(outcomes())
                .containsExactly("0", "1", "2 poison", "3 no-keyframe", "4 no-keyframe");
    }

    @Test
    void aNoteIsKeptUntilTheDeadLetterIsInACheckpoint() throws Exception {
        note("decode-frames-0-2", 2);
        open(null);
        sendImages(4);
        assertThat(notes()).contains("decode-frames-0-2");
        harness.snapshot(7, 7);
        harness.notifyOfCompletedCheckpoint(7);
        assertThat(notes()).noneMatch(name -> name.startsWith("decode"));
    }

    @Test
    void whenEveryFrameFailsItIsNotBecauseOfTheFrames() throws Exception {
        note("row-decode", 3);
        note("decode-frames-0-0", 2);
        open(null);
        sendImages(2);
        assertThat(outcomes()).containsExactly("0", "1");
    }

    @Test
    void nothingIsNotedOfAFrameInNormalOperation() throws Exception {
        open(null);
        sendImages(2);
        assertThat(notes()).containsExactly("start-0--1");
        harness.snapshot(7, 7);
        harness.notifyOfCompletedCheckpoint(7);
        assertThat(notes()).isEmpty();
    }

    @Test
    void aSecondStartFromTheSameCheckpointGivesTheSameOutcomes() throws Exception {
        open(null);
        sendVideo(0, 3);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        open(state);
        harness.close();
        open(state);
        sendVideo(3, 10);
        sendImages(2);
        assertThat(outcomes()).containsExactly("3", "4", "5", "6", "7", "8", "9", "0", "1");
        assertThat(notes()).allMatch(name -> name.startsWith("start"));
    }

    private void note(String name, int count) throws IOException {
        Files.writeString(folder.resolve(name), Integer.toString(count));
    }

    private List<String> notes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.startsWith("row"))
                    .toList();
        }
    }

    private void open(OperatorSubtaskState state) throws Exception {
        DecodePolicy policy =
                DecodePolicy.forInput(8, 8, Interpolation.PYRAMID)
                        .withPoison(new PoisonPolicy(3, "job", folder.toUri().toString()));
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(policy, OverloadPolicy.PROCESS_ALL),
                        EncodedFrame::cameraId,
                        Types.STRING);
        harness.setup();
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    private void sendImages(int count) throws Exception {
        for (int seq = 0; seq < count; seq++) {
            send(TestingFrame.of("images").seq(seq).bytes(TestingImage.jpeg(16, 16)));
        }
    }

    private void sendVideo(int from, int to) throws Exception {
        for (EncodedFrame frame :
                TestingFrame.clip(TestingClip.H264_SMALL, "video").subList(from, to)) {
            send(frame);
        }
    }

    private void send(EncodedFrame frame) throws Exception {
        harness.processElement(new StreamRecord<>(frame));
        harness.prepareSnapshotPreBarrier(0);
    }

    /** Numbers of the frames that were decoded, then those of the dead letters with reasons. */
    private List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        for (DecodedFrame frame : harness.extractOutputValues()) {
            outcomes.add(Long.toString(frame.identity().seq()));
        }
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
