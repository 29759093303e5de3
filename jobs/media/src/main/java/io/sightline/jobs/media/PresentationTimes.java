package io.sightline.jobs.media;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Converts the timestamps of a stream, ticks of its time base from any origin, to milliseconds
 * since its first frame. A frame without a timestamp follows the one before it by one frame
 * duration.
 *
 * <p>The clock of a stream may jump: a recorder is set, a counter wraps, files are joined. A step
 * back of more than a second, and a step forward that is ten seconds longer than the frame before
 * was to be shown, are jumps. The frame after a jump follows the one before by one frame duration,
 * and the frames after it keep their distance to it.
 */
final class PresentationTimes {
    /** The value for "no timestamp", in ticks; the same as FFmpeg's. */
    static final long NONE = Long.MIN_VALUE;

    private static final double LONGEST_STEP_FORWARD_MILLIS = 10_000;
    private static final double LONGEST_STEP_BACK_MILLIS = 1_000;

    /** A frame that claims to be shown for longer does not explain a step. */
    private static final double LONGEST_FRAME_MILLIS = 3_600_000;

    /** Frames that a decoder may keep back, so that times in decode order go back and forth. */
    private static final int REORDERED_FRAMES = 16;

    private final double millisPerTick;
    private final double frameMillis;
    private final boolean displayOrder;
    private final Consumer<Duration> onJump;

    /** Of the time base since the last jump, in ticks. */
    private long origin = NONE;

    /** The time at the origin. */
    private double shiftMillis;

    private double latestMillis;

    /** Decode time of the latest frame, or its presentation time if that is unknown. */
    private double latestOrderMillis;

    private double latestDurationMillis;

    /**
     * @param secondsPerTick the stream's time base
     * @param framesPerSecond the stream's nominal rate
     * @param displayOrder whether frames come in the order in which they are shown; their times
     *     then rise by at least a millisecond
     * @param onJump gets by how much the clock jumped, negative for backwards, each time
     */
    PresentationTimes(
            double secondsPerTick,
            double framesPerSecond,
            boolean displayOrder,
            Consumer<Duration> onJump) {
        this.millisPerTick = secondsPerTick * 1000;
        this.frameMillis = 1000 / framesPerSecond;
        this.displayOrder = displayOrder;
        this.onJump = onJump;
        this.latestMillis = -frameMillis;
    }

    /** Times of frames without timestamps, at a steady rate. */
    static PresentationTimes steady(double framesPerSecond) {
        return new PresentationTimes(1 / framesPerSecond, framesPerSecond, false, jump -> {});
    }

    /** Time of the next frame, which has no timestamp. */
    long millis() {
        return millis(NONE, NONE, 0);
    }

    /**
     * Time of the next frame.
     *
     * @param presentation its presentation time in ticks, or {@link #NONE}
     * @param decoding its decoding time in ticks, or {@link #NONE}
     * @param duration how long it is shown, ticks; 0 if unknown
     * @return milliseconds since the first frame
     */
    long millis(long presentation, long decoding, long duration) {
        long shown = presentation == NONE ? decoding : presentation;
        long order = decoding == NONE ? presentation : decoding;
        double nextMillis = latestMillis + frameMillis;
        if (shown == NONE) {
            latestMillis = nextMillis;
            latestOrderMillis += frameMillis;
        } else if (origin == NONE) {
            origin = shown - Math.round(nextMillis / millisPerTick);
            latestMillis = time(shown);
            latestOrderMillis = time(order);
        } else {
            closeJump(order, decoding == NONE && !displayOrder);
            latestOrderMillis = time(order);
            latestMillis = shownAt(shown);
        }
        latestDurationMillis =
                Math.max(0, Math.min(duration * millisPerTick, LONGEST_FRAME_MILLIS));
        return Math.round(latestMillis);
    }

    private double time(long ticks) {
        long distance = ticks - origin;
        boolean overflow = ((ticks ^ origin) & (ticks ^ distance)) < 0;
        return (overflow ? (double) ticks - origin : distance) * millisPerTick + shiftMillis;
    }

    private void closeJump(long order, boolean reordered) {
        double reorderMillis = REORDERED_FRAMES * frameMillis;
        double forward = Math.max(LONGEST_STEP_FORWARD_MILLIS, reorderMillis);
        double back = reordered ? forward : LONGEST_STEP_BACK_MILLIS;
        double step = time(order) - latestOrderMillis;
        if (step > Math.max(latestDurationMillis, frameMillis) + forward || step < -back) {
            origin = order;
            shiftMillis = latestOrderMillis + frameMillis;
            onJump.accept(Duration.ofMillis(Math.round(step - frameMillis)));
        }
    }

    private double shownAt(long shown) {
        double shownMillis = time(shown);
        if (displayOrder) {
            return Math.max(shownMillis, latestMillis + 1);
        }
        // A presentation time far from the decoding time is damaged; the latter is continuous.
        double reorderMillis = REORDERED_FRAMES * frameMillis;
        double furthest = Math.max(LONGEST_STEP_FORWARD_MILLIS, reorderMillis);
        return Math.abs(shownMillis - latestOrderMillis) > furthest
                ? latestOrderMillis
                : shownMillis;
    }

    /** How long a frame is shown, milliseconds. */
    long frameMillis() {
        return Math.round(frameMillis);
    }
}
