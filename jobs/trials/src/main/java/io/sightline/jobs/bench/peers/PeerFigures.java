package io.sightline.jobs.bench.peers;

import io.sightline.jobs.report.Statistics;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What was measured of one peer.
 *
 * @param setting it ran with
 * @param perSecond images, or multiply-adds, of each round, in order
 */
public record PeerFigures(Setting setting, List<Double> perSecond) {
    public PeerFigures {
        perSecond = List.copyOf(perSecond);
        if (perSecond.isEmpty()) {
            throw new IllegalArgumentException("no round was measured");
        }
    }

    /** The round in the middle. */
    public double median() {
        return Statistics.median(rates().toArray());
    }

    /** The slowest round. */
    public double lowest() {
        return rates().min().orElseThrow();
    }

    /** The fastest round. */
    public double highest() {
        return rates().max().orElseThrow();
    }

    /**
     * How many times as fast as another: the median over the rounds, each compared with the other's
     * round beside it, so that what slows down the machine for a while slows down both.
     */
    public double ratioTo(PeerFigures other) {
        return Statistics.median(
                IntStream.range(0, perSecond.size())
                        .mapToDouble(round -> perSecond.get(round) / other.perSecond.get(round))
                        .toArray());
    }

    private DoubleStream rates() {
        return perSecond.stream().mapToDouble(Double::doubleValue);
    }
}
