package io.sightline.jobs.bench.peers;

import com.google.errorprone.annotations.MustBeClosed;
import java.time.Duration;

/** Finds out which of a peer's settings is the fastest on this machine. */
final class Trial {
    private final Round round;
    private final Duration time;

    /**
     * @param time to warm up a setting, and as much again to measure it
     */
    Trial(Round round, Duration time) {
        this.round = round;
        this.time = time;
    }

    /**
     * A work that is warm.
     *
     * @param perSecond what it did in the trial
     */
    record Winner(Setting setting, PeerWork work, double perSecond) implements AutoCloseable {
        @Override
        public void close() {
            work.close();
        }
    }

    /**
     * Tries every setting.
     *
     * @param threads that may work at a time
     * @return the caller closes it
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the best is returned, the others are closed
    Winner winner(Peer peer, PeerNetwork network, int threads) throws InterruptedException {
        Winner best = null;
        for (Setting setting : peer.settings(threads).stream().distinct().toList()) {
            Winner tried = tried(setting, peer.open(network, setting));
            if (best == null || tried.perSecond() > best.perSecond()) {
                if (best != null) {
                    best.close();
                }
                best = tried;
            } else {
                tried.close();
            }
        }
        return best;
    }

    private Winner tried(Setting setting, PeerWork work) throws InterruptedException {
        try {
            round.perSecond(work, setting.callers(), time);
            return new Winner(setting, work, round.perSecond(work, setting.callers(), time));
        } catch (RuntimeException failure) {
            work.close();
            throw failure;
        }
    }
}
