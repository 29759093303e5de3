package io.sightline.operators.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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

    @Test
    void givesWayToNobodyWhileTheTaskIsNotBehind() {
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("unlucky", BOUND + 1)).isTrue();
        assertThat(skips("lucky", BOUND / 2)).isFalse();
    }

    @Test
    void givesWayOnceForEachCameraThatWaits() {
        assertThat(skips("lucky", BOUND)).isFalse();
        for (int round = 0; round < 3; round++) {
            assertThat(skips("wrong-clock", BOUND + 9)).isTrue();
            assertThat(skips("another", BOUND + 9)).isTrue();
            assertThat(skips("lucky", BOUND)).as("round %d", round).isEqualTo(round < 2);
        }
    }

    @Test
    void doesNotWaitForACameraThatCannotCatchUp() {
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("hours-behind", 2 * BOUND + 2)).isTrue();
        assertThat(skips("lucky", BOUND)).isFalse();
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
        assertThat(skips("lucky", BOUND)).isFalse();
        assertThat(skips("forgotten", BOUND + 1)).isTrue();
        for (int camera = 0; camera < FrameTurns.MAX_CAMERAS - 1; camera++) {
            assertThat(skips("cam-" + camera, 0)).isFalse();
            assertThat(skips("lucky", 0)).isFalse();
        }
        assertThat(skips("lucky", BOUND)).isFalse();
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
        long maxAge = Math.max(bound, (long) (4 * workMillis));
        TestingBacklog backlog = new TestingBacklog(intervalMillis, workMillis, cameras, phases);
        FrameTurns policy = new FrameTurns(maxAge);
        int rounds = 40 * tenthsOfCapacity / 10;
        int untilItIsBehind = (int) (20 * maxAge / intervalMillis) + 20;
        var unused = backlog.run(policy, untilItIsBehind);
        long[] inferred = backlog.run(policy, rounds);
        double share = (double) rounds * intervalMillis / workMillis / cameras;
        assertThat(Arrays.stream(inferred).min().orElseThrow())
                .as(Arrays.toString(inferred))
                .isGreaterThanOrEqualTo((long) (share / 3));
        assertThat((double) Arrays.stream(inferred).sum()).isGreaterThan(0.9 * share * cameras);
    }

    private boolean skips(String camera, long age) {
        return turns.skips(camera, age, now);
    }
}
