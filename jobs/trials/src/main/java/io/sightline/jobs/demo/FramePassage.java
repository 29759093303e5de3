package io.sightline.jobs.demo;

/** What is known of one frame's way through the pipeline. */
final class FramePassage {
    private static final long UNKNOWN = -1;

    private long publishedMicros = UNKNOWN;
    private long firstEventMicros = UNKNOWN;
    private int events;
    private int deadLetters;
    private boolean anythingFound;

    void publish(long micros) {
        publishedMicros = micros;
    }

    void addEvent(long receivedMicros, boolean found) {
        if (events == 0) {
            firstEventMicros = receivedMicros;
            anythingFound = found;
        }
        events++;
    }

    void addDeadLetter() {
        deadLetters++;
    }

    boolean published() {
        return publishedMicros != UNKNOWN;
    }

    boolean settled() {
        return outcomes() > 0;
    }

    boolean hasEvent() {
        return events > 0;
    }

    boolean hasDeadLetter() {
        return deadLetters > 0;
    }

    boolean anythingFound() {
        return anythingFound;
    }

    /** Events and dead letters beyond the one that every frame is owed. */
    int duplicates() {
        return Math.max(0, outcomes() - 1);
    }

    /**
     * From the producer to the consumer, microseconds; only for a published frame with an event.
     */
    long latencyMicros() {
        return firstEventMicros - publishedMicros;
    }

    private int outcomes() {
        return events + deadLetters;
    }
}
