package io.sightline.jobs.feed;

/** How fast the frames of a recording are published; live sources keep their own pace. */
public enum FeedRate {
    /** Each frame at its presentation time, as if a camera captured it now. */
    REAL_TIME("real-time"),
    /**
     * As fast as the broker accepts them; capture times still follow the recording, up to a limit
     * ahead of the clock.
     */
    MAX("max");

    private final String text;

    FeedRate(String text) {
        this.text = text;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return text;
    }
}
