package io.sightline.operators.overload;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rule of {@link FrameTurns} written down plainly: it looks at every camera for every frame.
 */
final class TestingScanningTurns {
    private static final int UNDECIDED = -1;

    private final long maxAgeMillis;
    private final Map<String, Turn> turns = new LinkedHashMap<>(16, 0.75f, true);
    private long inferred;

    TestingScanningTurns(long maxAgeMillis) {
        this.maxAgeMillis = maxAgeMillis;
    }

    boolean skips(String cameraId, int partition, long ageMillis, long nowMillis) {
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
            turn.yieldsLeft = FrameTurns.YIELDS_FOR_EACH * before;
        }
        if (before == 0 || turn.yieldsLeft == 0) {
            return false;
        }
        turn.yieldsLeft--;
        return true;
    }

    private void forgetEldest() {
        if (turns.size() > FrameTurns.MAX_CAMERAS) {
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
                    && nowMillis - seenMillis <= FrameTurns.CLAIM_MILLIS
                    && nowMillis - changedMillis <= FrameTurns.CLAIM_MILLIS;
        }

        private boolean inUpperHalf() {
            return ageMillis > maxAgeMillis / 2;
        }
    }
}
