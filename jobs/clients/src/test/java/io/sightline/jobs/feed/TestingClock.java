package io.sightline.jobs.feed;

import java.util.ArrayList;
import java.util.List;

/** Time that only passes while someone waits for it. */
final class TestingClock extends FeedClock {
    static final long START_MILLIS = 1_700_000_000_000L;

    private final List<Long> pausesMillis = new ArrayList<>();
    private long micros = START_MILLIS * 1000;

    @Override
    long micros() {
        return micros;
    }

    @Override
    void pause(long duration) {
        if (!stopped()) {
            pausesMillis.add(duration / 1000);
            micros += duration;
        }
    }

    long millis() {
        return micros / 1000;
    }

    List<Long> pausesMillis() {
        return pausesMillis;
    }
}
