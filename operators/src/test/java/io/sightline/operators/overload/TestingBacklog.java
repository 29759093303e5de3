package io.sightline.operators.overload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A task that does one frame after the other, in the order of their capture, by a clock of its own:
 * an inferred frame takes its time, a skipped one next to none.
 */
final class TestingBacklog {
    private static final double SKIP_MILLIS = 0.05;

    private final double intervalMillis;
    private final double workMillis;
    private final double[] phases;
    private double now;
    private int round;

    /**
     * @param intervalMillis between two frames of a camera
     * @param workMillis that an inferred frame takes
     * @param phases when cameras take their frames, thousandths of the interval; those that are
     *     missing are spread evenly
     */
    TestingBacklog(double intervalMillis, double workMillis, int cameras, List<Integer> phases) {
        this.intervalMillis = intervalMillis;
        this.workMillis = workMillis;
        this.phases = new double[cameras];
        for (int camera = 0; camera < cameras; camera++) {
            double part =
                    camera < phases.size()
                            ? phases.get(camera) / 1000.0
                            : (double) camera / cameras;
            this.phases[camera] = part * intervalMillis;
        }
    }

    private record Frame(int camera, double captured) {}

    /**
     * Goes on for some rounds, in each of which every camera takes a frame.
     *
     * @return how many frames of each camera were inferred
     */
    long[] run(FrameTurns turns, int rounds) {
        long[] inferred = new long[phases.length];
        for (Frame frame : frames(rounds)) {
            now = Math.max(now, frame.captured());
            long age = (long) (now - frame.captured());
            if (turns.skips("cam-" + frame.camera(), age, (long) now)) {
                now += SKIP_MILLIS;
            } else {
                now += workMillis;
                inferred[frame.camera()]++;
            }
        }
        return inferred;
    }

    private List<Frame> frames(int rounds) {
        List<Frame> frames = new ArrayList<>();
        for (int end = round + rounds; round < end; round++) {
            for (int camera = 0; camera < phases.length; camera++) {
                frames.add(new Frame(camera, phases[camera] + round * intervalMillis));
            }
        }
        frames.sort(Comparator.comparingDouble(Frame::captured));
        return frames;
    }
}
