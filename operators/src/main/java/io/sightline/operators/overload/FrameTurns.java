package io.sightline.operators.overload;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which frames are skipped when a task falls behind, and whose turn it is meanwhile.
 *
 * <p>A frame older than the bound is skipped. That alone would be unfair: frames come in the order
 * of their capture, and when each that is inferred makes the ones right behind it late, a camera
 * that is in time once is so every time, and its neighbours never are. So in the upper half of the
 * bound a frame gives way as well, if cameras wait whose frames were skipped and whose last
 * inference is longer ago: the time it leaves goes to them. A frame in the lower half is always
 * inferred, so nobody gives way unless the task is behind.
 *
 * <p>A camera gives way at most once for each camera that waits, so one that will never be in time,
 * because its clock is wrong, takes from the others no more than a turn. One that is late by more
 * than twice the bound, or has sent nothing for {@value #CLAIM_MILLIS} ms, is not waited for.
 *
 * <p>Depends on nothing but its arguments. Remembers the {@value #MAX_CAMERAS} cameras seen last.
 * Not thread-safe.
 */
public final class FrameTurns {
    static final int MAX_CAMERAS = 1024;
    static final long CLAIM_MILLIS = 5_000;

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
     * @param ageMillis time since its capture
     * @param nowMillis of the same clock
     * @return whether it is to be skipped instead of inferred
     */
    public boolean skips(String cameraId, long ageMillis, long nowMillis) {
        Turn turn = turns.computeIfAbsent(cameraId, id -> new Turn());
        forgetEldest();
        turn.seenMillis = nowMillis;
        if (ageMillis > maxAgeMillis) {
            turn.waiting = ageMillis / 2 <= maxAgeMillis;
            return true;
        }
        if (ageMillis > maxAgeMillis / 2 && givesWay(turn, nowMillis)) {
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
            boolean waits = other.waiting && nowMillis - other.seenMillis <= CLAIM_MILLIS;
            if (waits && other.inferred < turn.inferred) {
                before++;
            }
        }
        if (turn.yieldsLeft == UNDECIDED) {
            turn.yieldsLeft = before;
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
    private static final class Turn {
        private boolean waiting;
        private long seenMillis;

        /** When it was inferred last, counted in inferences; 0 for never. */
        private long inferred;

        /** How often it still gives way before it is inferred again. */
        private int yieldsLeft = UNDECIDED;
    }
}
