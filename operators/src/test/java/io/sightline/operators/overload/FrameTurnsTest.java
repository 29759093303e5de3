package io.sightline.operators.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameTurnsTest {
    private static final long BOUND = 500;

    private final FrameTurns turns = new FrameTurns(BOUND);
    private long now;

    @Test
    void skipsFramesOlderThanTheBoundAndNoOthersOfACameraAlone() {
        assertThat(skips("cam-1", 0)).isFalse();
        assertThat(skips("cam-1", BOUND)).isFalse();
        assertThat(skips("cam-1", BOUND + 1)).isTrue();
        assertThat(skips("cam-1", BOUND)).isFalse();
        assertThat(skips("cam-1", Long.MAX_VALUE)).isTrue();
    }

    @Test
    void neverSkipsAFrameThatComesBeforeItsTime() {
        assertThat(skips("cam-1", -1_000_000)).isFalse();
    }

    /** The one in time each round makes the other late; then it leaves its turn to it. */
    @Test
    void letsACameraThatWasLateGoFirst() {
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("unlucky", BOUND + 1)).isTrue();
        assertThat(skips("lucky", BOUND)).isTrue();
        assertThat(skips("unlucky", BOUND - 1)).isFalse();
        assertThat(skips("lucky", BOUND)).isFalse();
    }

    /** What one partition brings may be new although another is far behind. */
    @Test
    void letsACameraOfAPartitionThatIsBehindGoBeforeNewFrames() {
        assertThat(skips("new", 0)).isFalse();
        assertThat(skips("elsewhere", 10 * BOUND)).isTrue();
        assertThat(skips("new", 0)).isTrue();
        assertThat(skips("elsewhere", BOUND)).isFalse();
        assertThat(skips("new", 0)).isFalse();
    }

    @Test
    void givesWayToNobodyWhileThePartitionsAreNotBehind() {
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("unlucky", BOUND + 1)).isTrue();
        assertThat(skips("lucky", BOUND / 2)).isFalse();
        assertThat(skips("unlucky", BOUND / 2)).isFalse();
        assertThat(skips("elsewhere", BOUND + 1)).isTrue();
        assertThat(skips("lucky", BOUND / 2)).as("gives way").isTrue();
        assertThat(skips("elsewhere", BOUND / 2)).isFalse();
        assertThat(skips("elsewhere", BOUND / 2)).as("lucky waits, but is new").isFalse();
    }

    @Test
    void givesWayABoundedNumberOfTimesForEachCameraThatWaits() {
        assertThat(skips("lucky", BOUND)).isFalse();
        for (int round = 0; round <= 2 * FrameTurns.YIELDS_FOR_EACH; round++) {
            assertThat(skips("jumping-clock", BOUND + 9)).isTrue();
            assertThat(skips("another", BOUND + 9)).isTrue();
            assertThat(skips("lucky", BOUND))
                    .as("round %d", round)
                    .isEqualTo(round < 2 * FrameTurns.YIELDS_FOR_EACH);
        }
    }

    @Test
    void doesNotWaitForACameraWhoseLatenessStaysTheSame() {
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("wrong-clock", 60 * BOUND)).isTrue();
        now += FrameTurns.CLAIM_MILLIS + 1;
        assertThat(skips("wrong-clock", 60 * BOUND + BOUND / 2)).isTrue();
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("wrong-clock", 61 * BOUND)).as("falls behind").isTrue();
        assertThat(skips("lucky", BOUND)).isTrue();
    }

    @Test
    void doesNotWaitForACameraThatWentSilent() {
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("gone", BOUND + 1)).isTrue();
        now += FrameTurns.CLAIM_MILLIS + 1;
        assertThat(skips("lucky", BOUND)).isFalse();
    }

    @Test
    void remembersABoundedNumberOfCameras() {
        assertThat(skips("forgotten", BOUND + 1)).isTrue();
        for (int camera = 0; camera < FrameTurns.MAX_CAMERAS; camera++) {
            assertThat(skips("cam-" + camera, 0)).isFalse();
        }
        assertThat(skips("cam-0", BOUND)).isFalse();
    }

    /** More cameras than are remembered, some silent, some with a wrong clock, some set back. */
    @Property(tries = 20)
    void decidesAsIfItLookedAtEveryCameraForEveryFrame(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 1_200) int cameras) {
        FrameTurns tested = new FrameTurns(BOUND);
        TestingScanningTurns reference = new TestingScanningTurns(BOUND);
        long clock = 0;
        for (int frame = 0; frame < 10_000; frame++) {
            int camera = random.nextInt(cameras);
            clock += random.nextInt(100) == 0 ? random.nextInt(12_000) - 4_000 : random.nextInt(8);
            long age = (camera % 7) * BOUND / 4 + random.nextInt((int) BOUND);
            String id = "cam-" + camera;
            assertThat(tested.skips(id, camera % 5, age, clock))
                    .as("frame %d", frame)
                    .isEqualTo(reference.skips(id, camera % 5, age, clock));
        }
    }

    /**
     * However their frames fall in time, and however much too much they are: of what a task can do,
     * every camera gets at least a third of an equal share, and nothing of it is left undone.
     */
    @Property
    void noCameraStarvesAndNoTimeIsLost(
            @ForAll @IntRange(min = 2, max = 16) int cameras,
            @ForAll @IntRange(min = 20, max = 200) int intervalMillis,
            @ForAll @IntRange(min = 11, max = 90) int tenthsOfCapacity,
            @ForAll @Size(max = 16) List<@IntRange(max = 999) Integer> phases,
            @ForAll @IntRange(min = 200, max = 2000) int bound) {
        double workMillis = intervalMillis * tenthsOfCapacity / 10.0 / cameras;
        TestingBacklog backlog =
                new TestingBacklog(intervalMillis, workMillis, 0.05, cameras, List.of(), phases);

        Shares shares = overload(backlog, tenthsOfCapacity / 10.0, bound);

        assertThat(shares.smallest()).isGreaterThan(0.33);
        assertThat(shares.mean()).isGreaterThan(0.9);
    }

    /** Nor if a task takes from several partitions in turns, and skipping takes time as well. */
    @Property
    void noCameraStarvesInThePartitionThatIsBehind(
            @ForAll @IntRange(min = 2, max = 16) int cameras,
            @ForAll @IntRange(min = 20, max = 200) int intervalMillis,
            @ForAll @IntRange(min = 11, max = 40) int tenthsOfCapacity,
            @ForAll @IntRange(max = 15) int skipPercentOfWork,
            @ForAll @Size(max = 16) List<@IntRange(max = 3) Integer> partitions,
            @ForAll @Size(max = 16) List<@IntRange(max = 999) Integer> phases,
            @ForAll @IntRange(min = 400, max = 2000) int bound) {
        double workMillis = intervalMillis * tenthsOfCapacity / 10.0 / cameras;
        double skipMillis = workMillis * skipPercentOfWork / 100;
        TestingBacklog backlog =
                new TestingBacklog(
                        intervalMillis, workMillis, skipMillis, cameras, partitions, phases);

        Shares shares = overload(backlog, tenthsOfCapacity / 10.0, bound);

        assertThat(shares.smallest()).isGreaterThan(0.25);
        assertThat(shares.mean()).isGreaterThan(0.75);
    }

    /**
     * What cameras were inferred, as parts of what an equal share of the task's time gives.
     *
     * @param smallest of a camera
     * @param mean of all
     */
    private record Shares(double smallest, double mean) {}

    private static Shares overload(TestingBacklog backlog, double timesTooMuch, int bound) {
        long maxAge = Math.max(bound, (long) (4 * backlog.workMillis()));
        FrameTurns policy = new FrameTurns(maxAge);
        int untilItIsBehind = (int) (20 * maxAge / backlog.intervalMillis()) + 20;
        var unused = backlog.run(policy, untilItIsBehind);
        int rounds = (int) (100 * timesTooMuch);
        long[] inferred = backlog.run(policy, rounds);
        double share = backlog.equalShare(rounds);
        return new Shares(
                Arrays.stream(inferred).min().orElseThrow() / share,
                Arrays.stream(inferred).average().orElseThrow() / share);
    }

    private boolean skips(String camera, long age) {
        return turns.skips(camera, camera.equals("elsewhere") ? 1 : 0, age, now);
    }
}
