package io.sightline.jobs.bench;

import io.sightline.jobs.report.Statistics;
import java.util.Arrays;
import java.util.List;

/**
 * Stages measured in turn, round after round, so that whatever else the machine does meanwhile
 * meets all of them alike.
 */
final class StageRounds {
    /** Rounds after which the JVM has compiled what is worth it. */
    static final int WARM_UP = 5;

    private final double[][] cpuMs;

    private StageRounds(double[][] cpuMs) {
        this.cpuMs = cpuMs;
    }

    /**
     * Measures.
     *
     * @param rounds that count, at least 1, after {@link #WARM_UP} that do not
     */
    static StageRounds measure(List<? extends Stage> stages, int rounds, BenchListener listener)
            throws InterruptedException {
        double[][] cpuMs = new double[stages.size()][rounds];
        listener.began("measure", "rounds", WARM_UP + (long) rounds);
        try {
            for (int round = -WARM_UP; round < rounds; round++) {
                for (int stage = 0; stage < stages.size(); stage++) {
                    double ms = stages.get(stage).round();
                    if (round >= 0) {
                        cpuMs[stage][round] = ms;
                    }
                }
                listener.reached(WARM_UP + round + 1L);
            }
        } finally {
            listener.ended();
        }
        return new StageRounds(cpuMs);
    }

    /** The median of a stage's rounds, CPU milliseconds per frame. */
    double median(int stage) {
        return Statistics.median(cpuMs[stage]);
    }

    /**
     * What one stage costs more than another: the median of the differences within a round, CPU
     * milliseconds per frame.
     */
    double medianExcess(int stage, int over) {
        double[] excess = cpuMs[stage].clone();
        Arrays.setAll(excess, round -> cpuMs[stage][round] - cpuMs[over][round]);
        return Statistics.median(excess);
    }
}
