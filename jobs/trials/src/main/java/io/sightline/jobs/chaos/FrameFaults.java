package io.sightline.jobs.chaos;

import io.sightline.jobs.chaos.records.ExtraFrames;
import io.sightline.jobs.cluster.Waiting;
import io.sightline.jobs.ledger.ExtraCameras;
import io.sightline.operators.bitstream.DecodeReason;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Faults that arrive as frames. Each uses cameras of its own, and waits until each of their frames
 * has the one outcome that it must have.
 */
final class FrameFaults {
    /** As many keys as a broken producer could invent in a moment. */
    private static final int SPRAYED_KEYS = 5000;

    private static final int FRAMES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String POISON = "poison";

    private final ExtraFrames frames;
    private final ExtraCameras outcomes;
    private final ClusterFaults cluster;
    private int count;

    /**
     * @param frames publishes
     * @param outcomes what is expected and seen
     * @param cluster restarts processes that a frame has killed
     */
    FrameFaults(ExtraFrames frames, ExtraCameras outcomes, ClusterFaults cluster) {
        this.frames = frames;
        this.outcomes = outcomes;
        this.cluster = cluster;
    }

    /** A frame kills each process that runs inference on it. */
    void poison() throws InterruptedException {
        String camera = next("poison");
        outcomes.expect(camera, POISON, 1);
        frames.publish(camera, TrialImages.poison(), now());
        settle(camera);
    }

    /** Inference of a frame outlasts the timeout of checkpoints. */
    void stuck() throws InterruptedException {
        String camera = next("stuck");
        outcomes.expect(camera, POISON, 1);
        frames.publish(camera, TrialImages.stuck(), now());
        settle(camera);
    }

    /** Many keys that are used once. */
    void spray() throws InterruptedException {
        String name = next("spray");
        byte[] startOfJpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
        IntStream.range(0, SPRAYED_KEYS)
                .mapToObj(key -> name + "-" + key)
                .forEach(
                        camera -> {
                            outcomes.expect(camera, DecodeReason.TRUNCATED.word(), 1);
                            frames.publish(camera, startOfJpeg, now());
                        });
        frames.flush();
        Waiting.until("outcomes of " + name, PATIENCE, outcomes::settled);
    }

    /** A clock goes wrong in all directions, between frames with the right time. */
    void clockJump() throws InterruptedException {
        String camera = next("clock");
        long now = now();
        long tenHours = Duration.ofHours(10).toMillis();
        outcomes.expect(camera, ExtraCameras.EVENT, 3 * FRAMES);
        outcomes.expect(camera, DecodeReason.BAD_TIMESTAMP.word(), 2 * FRAMES);
        publish(camera, now);
        publish(camera, now + tenHours);
        publish(camera, now - tenHours);
        publish(camera, now * 1000);
        publish(camera, now);
        settle(camera);
    }

    private void publish(String camera, long time) {
        for (int frame = 0; frame < FRAMES; frame++) {
            frames.publish(camera, TrialImages.plain(), time + frame);
        }
    }

    private void settle(String camera) throws InterruptedException {
        frames.flush();
        Waiting.until(
                "outcomes of " + camera,
                PATIENCE,
                () -> {
                    cluster.replaceTaskManagers();
                    return outcomes.settled(camera);
                });
    }

    private String next(String name) {
        count++;
        return ExtraCameras.id(name + "-" + count);
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
