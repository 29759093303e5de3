package io.sightline.operators.overload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/**
 * A task that does one frame after the other by a clock of its own: it takes from its partitions in
 * turns, from each in the order of capture.
 */
final class TestingBacklog {
    private final double intervalMillis;
    private final double workMillis;
    private final double skipMillis;
    private final double[] phases;
    private final List<Queue<Frame>> partitions = new ArrayList<>();
    private final List<Integer> partitionOfCamera;
    private double now;
    private int round;
    private int lastPartition;

    /**
     * @param intervalMillis between two frames of a camera
     * @param workMillis that an inferred frame takes
     * @param skipMillis that a skipped frame takes
     * @param partitionOfCamera which partition brings a camera's frames, from 0; 0 for those that
     *     are missing
     * @param phases when cameras take their frames, thousandths of the interval; those that are
     *     missing are spread evenly
     */
    TestingBacklog(
            double intervalMillis,
            double workMillis,
            double skipMillis,
            int cameras,
            List<Integer> partitionOfCamera,
            List<Integer> phases) {
        this.intervalMillis = intervalMillis;
        this.workMillis = workMillis;
        this.skipMillis = skipMillis;
        this.partitionOfCamera = partitionOfCamera;
        this.phases = new double[cameras];
        for (int camera = 0; camera < cameras; camera++) {
            double part =
                    camera < phases.size()
                            ? phases.get(camera) / 1000.0
                            : (double) camera / cameras;
            this.phases[camera] = part * intervalMillis;
            while (partitions.size() <= partition(camera)) {
                partitions.add(new ArrayDeque<>());
            }
        }
    }

    private record Frame(int camera, double captured) {}

    private int partition(int camera) {
        return camera < partitionOfCamera.size() ? partitionOfCamera.get(camera) : 0;
    }

    /**
     * Goes on for some rounds, in each of which every camera takes a frame.
     *
     * @return how many frames of each camera were inferred
     */
    long[] run(FrameTurns turns, int rounds) {
        takeFrames(rounds);
        double end = round * intervalMillis;
        long[] inferred = new long[phases.length];
        while (now < end && partitions.stream().anyMatch(partition -> !partition.isEmpty())) {
            Frame frame = next();
            now = Math.max(now, frame.captured());
            long age = (long) (now - frame.captured());
            if (turns.skips("cam-" + frame.camera(), partition(frame.camera()), age, (long) now)) {
                now += skipMillis;
            } else {
                now += workMillis;
                inferred[frame.camera()]++;
            }
        }
        return inferred;
    }

    /** How many frames of each camera there is time to infer in some rounds, the others skipped. */
    double equalShare(int rounds) {
        double inference = workMillis - skipMillis;
        return rounds * (intervalMillis / phases.length - skipMillis) / inference;
    }

    double intervalMillis() {
        return intervalMillis;
    }

    double workMillis() {
        return workMillis;
    }

    private void takeFrames(int rounds) {
        List<Frame> frames = new ArrayList<>();
        for (int end = round + rounds; round < end; round++) {
            for (int camera = 0; camera < phases.length; camera++) {
                frames.add(new Frame(camera, phases[camera] + round * intervalMillis));
            }
        }
        frames.sort(Comparator.comparingDouble(Frame::captured));
        frames.forEach(frame -> partitions.get(partition(frame.camera())).add(frame));
    }

    /**
     * Of the partition after the last one that has a frame already; otherwise the first to come.
     */
    private Frame next() {
        int first = -1;
        for (int i = 1; i <= partitions.size(); i++) {
            int partition = (lastPartition + i) % partitions.size();
            if (captured(partition) <= now) {
                first = partition;
                break;
            }
            if (first < 0 || captured(partition) < captured(first)) {
                first = partition;
            }
        }
        lastPartition = first;
        return partitions.get(first).remove();
    }

    private double captured(int partition) {
        Frame frame = partitions.get(partition).peek();
        return frame == null ? Double.POSITIVE_INFINITY : frame.captured();
    }
}
