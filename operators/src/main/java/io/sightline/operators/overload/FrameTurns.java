package io.sightline.operators.overload;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which frames are skipped when a task falls behind, and whose turn it is meanwhile.
 *
 * <p>A frame older than the bound is skipped. That alone would be unfair. Frames of one input come
 * in the order of their capture, and when each that is inferred makes the ones right behind it
 * late, a camera that is in time once is so every time, and its neighbours never are. And a task
 * takes from its inputs in turns, so that one partition can be far behind while all that the others
 * bring is new. So a frame that is in time gives way as well, if cameras wait whose frames were
 * skipped and whose last inference is longer ago: the time it leaves goes to them. In the lower
 * half of the bound it gives way only to cameras of other partitions whose last frame was in the
 * upper half or late: those of its own, which come in order, are no more behind than itself.
 *
 * <p>A camera whose lateness stays the same for {@value #CLAIM_MILLIS} ms has a wrong clock, which
 * no time that is left to it mends: it is not waited for, nor is one that has sent nothing for as
 * long. That cannot be told while a whole task falls behind; so a camera gives way at most {@value
 * #YIELDS_FOR_EACH} times for each that waits.
 *
 * <p>Depends on nothing but its arguments. Remembers the {@value #MAX_CAMERAS} cameras seen last.
 * Not thread-safe.
 */
public final class FrameTurns {
    static final int MAX_CAMERAS = 1024;
    static final long CLAIM_MILLIS = 5_000;

    /** Enough for two cameras on a task that has time for one frame of five. */
    static final int YIELDS_FOR_EACH = 4;

    private static final int UNDECIDED = -1;

    private final long maxAgeMillis;
    private final Map<String, Turn> turns = new LinkedHashMap<>(16, 0.75f, true);
    private long inferred;

    /**
     * @param maxAgeMillis age over which a frame is skipped, at least 1
     */
    public FrameTurns(long maxAgeMillis) {
        this.maxAgeMillis = maxAgeMillis;
    }

    /**
     * Decides on a camera's next frame.
     *
     * @param partition that it comes from
     * @param ageMillis time since its capture
     * @param nowMillis of the same clock
     * @return whether it is to be skipped instead of inferred
     */
    public boolean skips(String cameraId, int partition, long ageMillis, long nowMillis) {
        Turn turn = turns.computeIfAbsent(cameraId, id -> new Turn());
        forgetEldest();
        turn.comes(partition, ageMillis, nowMillis);
        if (ageMillis > maxAgeMillis) {
            turn.waiting = true;
            return true;
        }
        if (givesWay(turn, nowMillis)) {
            turn.waiting = true;
            return true;
        }
        turn.waiting = false;
        turn.inferred = ++inferred;
        turn.yieldsLeft = UNDECIDED;
        return false;
    }

    private boolean givesWay(Turn turn, long nowMillis) {
        int before = 0;
        for (Turn other : turns.values()) {
            if (other.inferred < turn.inferred && other.waitsFor(turn, nowMillis)) {
                before++;
            }
        }
        if (turn.yieldsLeft == UNDECIDED) {
            turn.yieldsLeft = YIELDS_FOR_EACH * before;
        }
        if (before == 0 || turn.yieldsLeft == 0) {
            return false;
        }
        turn.yieldsLeft--;
        return true;
    }

    private void forgetEldest() {
        if (turns.size() > MAX_CAMERAS) {
            turns.remove(turns.keySet().iterator().next());
        }
    }

    /** Where a camera stands. */
    private final class Turn {
        /** Whether its last frame was skipped. */
        private boolean waiting;

        /** Where its last frame came from, how old it was, and when it came. */
        private int partition;

        private long ageMillis;

        private long seenMillis;

        /** How old its frames were when that last changed by much, and when it did. */
        private long changedAgeMillis;

        private long changedMillis;

        /** When it was inferred last, counted in inferences; 0 for never. */
        private long inferred;

        /** How often it still gives way before it is inferred again. */
        private int yieldsLeft = UNDECIDED;

        void comes(int from, long age, long nowMillis) {
            if (age <= maxAgeMillis || Math.abs(age - changedAgeMillis) > maxAgeMillis / 2) {
                changedAgeMillis = age;
                changedMillis = nowMillis;
            }
            partition = from;
            ageMillis = age;
            seenMillis = nowMillis;
        }

        /** Whether it waits, and that another camera gives way may help it. */
        boolean waitsFor(Turn other, long nowMillis) {
            boolean isBehind = partition != other.partition && inUpperHalf();
            return waiting
                    && (other.inUpperHalf() || isBehind)
                    && nowMillis - seenMillis <= CLAIM_MILLIS
                    && nowMillis - changedMillis <= CLAIM_MILLIS;
        }

        private boolean inUpperHalf() {
            return ageMillis > maxAgeMillis / 2;
        }
    }
}
