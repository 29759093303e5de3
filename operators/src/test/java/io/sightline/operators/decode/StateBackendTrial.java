package io.sightline.operators.decode;

import io.sightline.models.bundle.Interpolation;
import io.sightline.operators.bitstream.TestingImage;
import io.sightline.operators.frame.DecodedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.overload.OverloadPolicy;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * Measures what checkpoints of long groups of pictures cost in a state backend: 64 cameras of 25
 * frames per second and 20 kB per frame, a keyframe every 10 seconds, a checkpoint every second.
 * Each group has 5 MB, and cameras are at different places in theirs. Prints a line of JSON.
 */
final class StateBackendTrial {
    private static final int CAMERAS = 64;
    private static final int FRAMES_PER_SECOND = 25;
    private static final int GOP_FRAMES = 250;
    private static final int FRAME_BYTES = 20_000;
    private static final int WARM_UP_SECONDS = 11;

    private final KeyedOneInputStreamOperatorTestHarness<String, EncodedFrame, DecodedFrame>
            harness;
    private final List<byte[]> units = new ArrayList<>();
    private final Random random = new Random(1);
    private long checkpointBytes;

    private StateBackendTrial(StateBackend backend, Path folder) throws Exception {
        for (byte[] unit : TestingH264Encoder.units(64, 48, GOP_FRAMES, 0)) {
            units.add(padded(unit));
        }
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new DecodeOperatorFactory(
                                DecodePolicy.forInput(8, 8, Interpolation.PYRAMID),
                                OverloadPolicy.PROCESS_ALL),
                        EncodedFrame::cameraId,
                        Types.STRING);
        harness.setStateBackend(backend);
        harness.setCheckpointStorage(new FileSystemCheckpointStorage(folder.toUri()));
        harness.setup();
        harness.open();
    }

    /** With a NAL unit of filler data, which decoders skip, but which cannot be compressed. */
    private byte[] padded(byte[] unit) {
        byte[] filler = new byte[Math.max(6, FRAME_BYTES - unit.length)];
        for (int i = 0; i < filler.length; i++) {
            filler[i] = (byte) (1 + random.nextInt(255)); // never a start code
        }
        System.arraycopy(new byte[] {0, 0, 0, 1, 12}, 0, filler, 0, 5);
        filler[filler.length - 1] = (byte) 0x80;
        return TestingImage.concat(unit, filler);
    }

    /**
     * The main method.
     *
     * @param args {@code hashmap} or {@code rocksdb}, and how many seconds of video to measure
     */
    public static void main(String[] args) throws Exception {
        StateBackend backend =
                args[0].equals("rocksdb")
                        ? new EmbeddedRocksDBStateBackend(true)
                        : new HashMapStateBackend();
        Path folder = Files.createTempDirectory("state-backend-trial");
        new StateBackendTrial(backend, folder).run(args[0], Integer.parseInt(args[1]));
    }

    @SuppressWarnings("SystemOut") // a program
    private void run(String name, int seconds) throws Exception {
        for (int second = 0; second < WARM_UP_SECONDS; second++) {
            second(second);
        }
        checkpointBytes = 0;
        long startCpu = cpuNanos();
        long start = System.nanoTime();
        for (int second = 0; second < seconds; second++) {
            second(WARM_UP_SECONDS + second);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        double cpu = (cpuNanos() - startCpu) / 1e9;
        double frames = (double) seconds * CAMERAS * FRAMES_PER_SECOND;
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "{\"backend\":\"%s\",\"megabytesPerCheckpoint\":%.1f,"
                                + "\"cpuMillisPerFrame\":%.3f,\"framesPerSecond\":%.0f}",
                        name,
                        checkpointBytes / 1e6 / seconds,
                        cpu * 1000 / frames,
                        frames / wall));
        harness.close();
    }

    private void second(int second) throws Exception {
        for (int frame = 0; frame < FRAMES_PER_SECOND; frame++) {
            for (int camera = 0; camera < CAMERAS; camera++) {
                send(camera, second * FRAMES_PER_SECOND + frame);
            }
        }
        harness.getOutput().clear();
        harness.prepareSnapshotPreBarrier(second);
        OperatorSubtaskState snapshot = harness.snapshot(second, second);
        harness.notifyOfCompletedCheckpoint(second);
        checkpointBytes += snapshot.getCheckpointedSize();
        snapshot.discardState();
    }

    /** Cameras start one after the other, so that their groups end at different times. */
    private void send(int camera, int number) throws Exception {
        int seq = number - camera * GOP_FRAMES / CAMERAS;
        if (seq >= 0) {
            harness.processElement(
                    new StreamRecord<>(
                            TestingFrame.of("cam-" + camera)
                                    .seq(seq)
                                    .contentType("video/h264")
                                    .bytes(units.get(seq % GOP_FRAMES).clone())));
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
