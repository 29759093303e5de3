package io.sightline.operators.overload;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which frames are skipped when a task falls behind, and which camera goes first meanwhile.
 *
 * <p>A frame older than the bound is skipped. That alone would be unfair. Frames of one input come
 * in the order of their capture, and when each that is inferred makes the ones right behind it
 * late, a camera that is in time once is in time always, and its neighbours never are. And a task
 * takes from its inputs in turns, so one partition can be far behind while the others bring only
 * new frames. So a frame that is in time gives way as well, if cameras wait whose frames were
 * skipped and whose last inference is longer ago: they get the time that it leaves. In the lower
 * half of the bound it gives way only to cameras of other partitions whose last frame was in the
 * upper half or late: those of its own partition, which come in order, are no further behind than
 * itself.
 *
 * <p>A camera whose lateness stays the same for {@value #CLAIM_MILLIS} ms has a wrong clock, which
 * giving way does not mend: it is not waited for, nor is one that has sent nothing for as long.
 * Neither shows while a whole task falls behind; so a camera gives way at most {@value
 * #YIELDS_FOR_EACH} times for each that waits.
 *
 * <p>Depends on nothing but its arguments. Remembers the {@value #MAX_CAMERAS} cameras seen last.
 * The work for a frame does not grow with their number, except for the first frame of a camera
 * after an inference, which counts the cameras that it gives way to. Not thread-safe.
 */
public final class FrameTurns {
    static final int MAX_CAMERAS = 1024;
    static final long CLAIM_MILLIS = 5_000;

    /** Enough for two cameras on a task that has time for one frame of five. */
    static final int YIELDS_FOR_EACH = 4;

    private final long maxAgeMillis;
    private final Map<String, CameraTurn> turns = new LinkedHashMap<>(16, 0.75f, true);
    private final WaitingCameras waiting = new WaitingCameras();
    private long seen;
    private long inferred;

    /**
     * @param maxAgeMillis age above which a frame is skipped, at least 1
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
        CameraTurn turn =
                turns.computeIfAbsent(cameraId, id -> new CameraTurn(seen++, maxAgeMillis));
        forgetEldest();
        waiting.remove(turn);
        turn.comes(partition, ageMillis, nowMillis);
        waiting.expire(nowMillis);
        boolean skipped = ageMillis > maxAgeMillis || givesWay(turn);
        if (skipped) {
            waiting.add(turn);
        } else {
            turn.infer(++inferred);
        }
        return skipped;
    }

    private boolean givesWay(CameraTurn turn) {
        if (turn.isUndecided()) {
            turn.decideYields(YIELDS_FOR_EACH * waiting.countBefore(turn));
        }
        boolean givesWay = turn.mayYield() && waiting.anyBefore(turn);
        if (givesWay) {
            turn.yieldOnce();
        }
        return givesWay;
    }

    private void forgetEldest() {
        if (turns.size() > MAX_CAMERAS) {
            String eldest = turns.keySet().iterator().next();
            waiting.remove(turns.remove(eldest));
        }
    }
}
