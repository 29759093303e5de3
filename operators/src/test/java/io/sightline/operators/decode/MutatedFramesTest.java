package io.sightline.operators.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.TestingClip;
import io.sightline.operators.bitstream.TestingField;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.EncodedFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bad input in bulk: whatever comes, every frame is decoded or refused for a known reason, and the
 * process neither dies nor hangs nor grows. {@code -Dsightline.mutated-frames=100000} makes it as
 * many; what became of them is told in {@code target/mutated-frames.txt}.
 */
class MutatedFramesTest {
    private static final String FRAMES = "sightline.mutated-frames";
    private static final int FRAMES_BY_DEFAULT = 30_000;
    private static final long SEED = 20_260_101;

    /** Small enough that a giant picture that gets through takes no second. */
    private static final long MAX_PIXELS = 1_000_000;

    /** Decoders are closed and rebuilt all the time, since there are more cameras of video. */
    private static final int MAX_OPEN_DECODERS = 3;

    /**
     * A leak grows with the frames, in every part of them alike. What grows once, such as compiled
     * code or the tables of a collector whose heap has grown, is in few parts and not in the
     * median.
     */
    private static final int PARTS = 5;

    private static final long MAX_GROWTH_BYTES = 32 << 20;

    private static final DecodePolicy POLICY =
            DecodePolicy.forInput(48, 32, Interpolation.PYRAMID)
                    .withMaxPixels(MAX_PIXELS)
                    .withMaxGop(600, 1 << 20)
                    .withMaxOpenDecoders(MAX_OPEN_DECODERS);

    private final Random random = new Random(SEED);
    private final Map<String, CameraStore> stores = new HashMap<>();
    private final Map<String, Set<Long>> owed = new HashMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyFrameIsDecodedOrRefusedForAKnownReasonAndNothingIsLeftBehind() throws IOException {
        int frames = Integer.getInteger(FRAMES, FRAMES_BY_DEFAULT);
        List<TestingMutatedCamera> cameras = cameras();
        try (FrameDecoder decoder = new FrameDecoder(POLICY, DecodeListener.NONE);
                ImageDecoders images = new ImageDecoders(POLICY)) {
            send(cameras, frames / (PARTS + 1), decoder, images);
            long[] growths = new long[PARTS];
            for (int part = 0; part < PARTS; part++) {
                long before = TestingNativeMemory.bytes();
                send(cameras, (part + 2) * frames / (PARTS + 1), decoder, images);
                growths[part] = TestingNativeMemory.bytes() - before;
            }
            Arrays.sort(growths);
            long grown = PARTS * growths[PARTS / 2];
            for (TestingMutatedCamera camera : cameras) {
                settle(decoder.finish(camera.cameraId(), stores.get(camera.cameraId())));
            }
            assertThat(owed.values()).allSatisfy(seqs -> assertThat(seqs).isEmpty());
            assertThat(outcomes)
                    .containsKeys("decoded", "corrupt", "truncated", "empty", "too-large")
                    .containsKeys("no-keyframe", "unknown-codec", "wrong-content-type", "joined");
            report(mutated(cameras), grown);
            assertThat(grown).isLessThan(MAX_GROWTH_BYTES);
        }
    }

    private void report(long mutated, long grownBytes) throws IOException {
        Files.writeString(
                Path.of("target", "mutated-frames.txt"),
                String.format(
                        Locale.ROOT,
                        "%d frames, %d of them mutated: %s; native memory grew by %d kB%n",
                        outcomes.values().stream().mapToInt(Integer::intValue).sum(),
                        mutated,
                        outcomes,
                        grownBytes >> 10));
    }

    private static long mutated(List<TestingMutatedCamera> cameras) {
        return cameras.stream().mapToLong(TestingMutatedCamera::mutated).sum();
    }

    /** Takes frames of all cameras in turn until so many went wrong. */
    private void send(
            List<TestingMutatedCamera> cameras,
            int frames,
            FrameDecoder decoder,
            ImageDecoders images) {
        while (mutated(cameras) < frames) {
            for (TestingMutatedCamera camera : cameras) {
                EncodedFrame frame = camera.next();
                CameraStore store =
                        stores.computeIfAbsent(camera.cameraId(), id -> new MemoryCameraStore());
                owed.computeIfAbsent(camera.cameraId(), id -> new HashSet<>()).add(frame.seq());
                Decoding decoding = decoder.decode(frame, store);
                settle(decoding.outcomes());
                decoding.image().ifPresent(image -> settle(List.of(image.decode(images))));
            }
        }
    }

    private void settle(List<DecodeOutcome> known) {
        for (DecodeOutcome outcome : known) {
            EncodedFrame frame = outcome.frame();
            assertThat(owed.get(frame.cameraId()).remove(frame.seq()))
                    .as("the first outcome of %s/%d", frame.cameraId(), frame.seq())
                    .isTrue();
            outcomes.merge(word(outcome), 1, Integer::sum);
        }
    }

    private static String word(DecodeOutcome outcome) {
        if (outcome instanceof DecodeOutcome.Refused refused) {
            return refused.reason().word();
        }
        if (outcome instanceof DecodeOutcome.Joined) {
            return "joined";
        }
        Picture picture = ((DecodeOutcome.Decoded) outcome).picture();
        assertThat((long) picture.width() * picture.height()).isBetween(1L, MAX_PIXELS);
        assertThat(picture.image().width()).isEqualTo(POLICY.inputWidth());
        return "decoded";
    }

    private List<TestingMutatedCamera> cameras() {
        List<byte[]> jpegs =
                List.of(
                        TestingImage.jpeg(160, 120),
                        TestingImage.withOrientation(TestingImage.jpeg(33, 17), 6),
                        TestingImage.cmykJpeg(48, 40, 10, 200, 30, 0));
        List<byte[]> pngs =
                List.of(
                        TestingImage.png(160, 120),
                        TestingImage.pngWithAlpha(64, 48),
                        TestingImage.greyPng16(31, 17, 90));
        List<byte[]> all = new ArrayList<>();
        all.addAll(jpegs);
        all.addAll(pngs);
        for (TestingClip clip : TestingClip.values()) {
            all.addAll(clip.units());
        }
        List<byte[]> slices =
                TestingH264Encoder.unitsOfSlices(320, 240, 10, 3).stream()
                        .flatMap(unit -> TestingField.apart(unit).stream())
                        .toList();
        List<byte[]> fields = TestingField.fields();
        List<byte[]> open = TestingField.openGopCut();
        List<TestingMutatedCamera> cameras = new ArrayList<>();
        cameras.add(new TestingMutatedCamera("slices", ContentType.H264, slices, all, random));
        cameras.add(new TestingMutatedCamera("fields", ContentType.H264, fields, all, random));
        cameras.add(new TestingMutatedCamera("open-gop", ContentType.H264, open, all, random));
        cameras.add(new TestingMutatedCamera("jpeg", ContentType.JPEG, jpegs, all, random));
        cameras.add(new TestingMutatedCamera("png", ContentType.PNG, pngs, all, random));
        for (TestingClip clip : TestingClip.values()) {
            cameras.add(
                    new TestingMutatedCamera(clip.name(), clip.codec(), clip.units(), all, random));
        }
        return cameras;
    }
}
