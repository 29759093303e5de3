package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingField;
import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Restarts, pauses and evictions, tried at every single frame of several streams. */
class ReplayTest {
    private static final DecodePolicy POLICY = DecodePolicy.forInput(48, 32, Interpolation.PYRAMID);

    /** What happens to the decoders between two frames. */
    private interface Disturbance {
        FrameDecoder apply(FrameDecoder decoder, CameraStore store, List<DecodeOutcome> outcomes);
    }

    static Stream<List<EncodedFrame>> streams() {
        List<EncodedFrame> h264 = TestingFrame.clip(TestingClip.H264_B_FRAMES, "cam-1");
        List<EncodedFrame> open = TestingFrame.clip(TestingClip.H265_OPEN_GOP, "cam-1");
        List<List<EncodedFrame>> streams = new ArrayList<>();
        for (TestingClip clip : TestingClip.values()) {
            streams.add(TestingFrame.clip(clip, "cam-1"));
        }
        streams.add(h264.subList(5, h264.size()));
        streams.add(open.subList(5, open.size()));
        streams.add(without(h264, 4));
        streams.add(without(open, 14));
        streams.add(damaged(h264, 3));
        streams.add(damaged(open, 10));
        streams.add(damaged(open, 15));
        streams.add(TestingFrame.records(TestingField.fields(), "cam-1", "video/h264"));
        streams.add(TestingFrame.records(TestingField.openGopCut(), "cam-1", "video/h264"));
        streams.add(
                TestingFrame.records(TestingField.configInItsOwnRecord(), "cam-1", "video/h264"));
        streams.add(apart(TestingH264Encoder.unitsOfSlices(320, 240, 6, 3)));
        streams.add(apart(TestingClip.H264_B_FRAMES.units()));
        return streams.stream();
    }

    @ParameterizedTest
    @MethodSource("streams")
    void givesTheSameOutcomesAfterARestartAtAnyFrame(List<EncodedFrame> stream) {
        assertUndisturbed(
                stream,
                (decoder, store, outcomes) -> {
                    decoder.close();
                    return new FrameDecoder(POLICY, DecodeListener.NONE);
                });
    }

    @ParameterizedTest
    @MethodSource("streams")
    void givesTheSameOutcomesAfterAPauseAtAnyFrame(List<EncodedFrame> stream) {
        assertUndisturbed(
                stream,
                (decoder, store, outcomes) -> {
                    outcomes.addAll(decoder.pause("cam-1", store));
                    assertThat(store.gop().hasPending()).isFalse();
                    return decoder;
                });
    }

    private static void assertUndisturbed(List<EncodedFrame> stream, Disturbance disturbance) {
        List<String> undisturbed =
                summaries(decode(stream, -1, (decoder, store, outcomes) -> decoder));
        assertThat(undisturbed).hasSize(stream.size());
        for (int at = 0; at < stream.size(); at++) {
            List<DecodeOutcome> disturbed = decode(stream, at, disturbance);
            assertThat(summaries(disturbed))
                    .as("disturbed before frame %d", at)
                    .isEqualTo(undisturbed);
            assertThat(decodedSeqs(disturbed)).isSorted();
        }
    }

    private static List<DecodeOutcome> decode(
            List<EncodedFrame> stream, int disturbedAt, Disturbance disturbance) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        CameraStore store = new MemoryCameraStore();
        FrameDecoder decoder = new FrameDecoder(POLICY, DecodeListener.NONE);
        for (int i = 0; i < stream.size(); i++) {
            if (i == disturbedAt) {
                decoder = disturbance.apply(decoder, store, outcomes);
            }
            outcomes.addAll(decoder.decode(stream.get(i), store).outcomes());
        }
        outcomes.addAll(decoder.finish("cam-1", store));
        decoder.close();
        return outcomes;
    }

    /** By frame number, because a refusal need not wait for the pictures before it. */
    private static List<String> summaries(List<DecodeOutcome> outcomes) {
        return outcomes.stream()
                .sorted(Comparator.comparingLong(outcome -> outcome.frame().seq()))
                .map(TestingOutcome::summary)
                .toList();
    }

    private static List<Long> decodedSeqs(List<DecodeOutcome> outcomes) {
        return outcomes.stream()
                .filter(DecodeOutcome.Decoded.class::isInstance)
                .map(outcome -> outcome.frame().seq())
                .toList();
    }

    private static List<EncodedFrame> apart(List<byte[]> units) {
        return TestingFrame.records(
                units.stream().flatMap(unit -> TestingField.apart(unit).stream()).toList(),
                "cam-1",
                "video/h264");
    }

    private static List<EncodedFrame> without(List<EncodedFrame> stream, int index) {
        List<EncodedFrame> gapped = new ArrayList<>(stream);
        gapped.remove(index);
        return gapped;
    }

    private static List<EncodedFrame> damaged(List<EncodedFrame> stream, int index) {
        List<EncodedFrame> damaged = new ArrayList<>(stream);
        byte[] unit = stream.get(index).source().value();
        damaged.set(
                index,
                TestingFrame.with(stream.get(index), Arrays.copyOf(unit, unit.length * 2 / 3)));
        return damaged;
    }
}
