package io.sightline.operators.overload;

/** What a task remembers of one camera to decide whose turn it is. Not thread-safe. */
final class CameraTurn {
    private static final int UNDECIDED = -1;

    private final long number;
    private final long maxAgeMillis;
    private int partition;
    private long ageMillis;
    private long seenMillis;

    /** How old its frames were when that last changed by much, and when it did. */
    private long changedAgeMillis;

    private long changedMillis;
    private long inferred;
    private int yieldsLeft = UNDECIDED;

    /**
     * @param number tells it from all others of the task
     * @param maxAgeMillis age above which a frame is skipped
     */
    CameraTurn(long number, long maxAgeMillis) {
        this.number = number;
        this.maxAgeMillis = maxAgeMillis;
    }

    /** Notes where its next frame comes from, how old it is and when it came. */
    void comes(int from, long age, long nowMillis) {
        if (age <= maxAgeMillis || Math.abs(age - changedAgeMillis) > maxAgeMillis / 2) {
            changedAgeMillis = age;
            changedMillis = nowMillis;
        }
        partition = from;
        ageMillis = age;
        seenMillis = nowMillis;
    }

    /**
     * Its frame is inferred.
     *
     * @param count how many inferences of the task there were, with this one
     */
    void infer(long count) {
        inferred = count;
        yieldsLeft = UNDECIDED;
    }

    /** Whether it is still open how often it gives way before it is inferred again. */
    boolean isUndecided() {
        return yieldsLeft == UNDECIDED;
    }

    /** Decides how often it gives way before it is inferred again. */
    void decideYields(int times) {
        yieldsLeft = times;
    }

    boolean mayYield() {
        return yieldsLeft > 0;
    }

    void yieldOnce() {
        yieldsLeft--;
    }

    /** Whether its last frame was older than half of the bound. */
    boolean inUpperHalf() {
        return ageMillis > maxAgeMillis / 2;
    }

    /** The partition of its last frame. */
    int partition() {
        return partition;
    }

    /** When it was inferred last, counted in inferences of the task; 0 for never. */
    long inferred() {
        return inferred;
    }

    /** Until when it is waited for if it sends no other frame, in the clock of its frames. */
    long claimsUntilMillis() {
        return Math.min(seenMillis, changedMillis) + FrameTurns.CLAIM_MILLIS;
    }

    long number() {
        return number;
    }
}
