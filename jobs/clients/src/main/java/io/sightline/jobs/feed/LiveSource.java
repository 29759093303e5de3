package io.sightline.jobs.feed;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.FrameOrigin;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live source that reconnects whenever its connection is lost, with growing waits. Ends only when
 * the clock is stopped.
 */
final class LiveSource implements FrameSource {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);

    private final FrameOrigin origin;
    private final FeedClock clock;
    private final Backoff backoff = new Backoff();
    private Optional<FrameSource> connected;
    private int reconnections;

    private LiveSource(FrameOrigin origin, FeedClock clock, FrameSource connected) {
        this.origin = origin;
        this.clock = clock;
        this.connected = Optional.of(connected);
    }

    /**
     * Connects for the first time.
     *
     * @throws UserError when that fails: the address is probably wrong
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the live source takes it over
    static LiveSource open(FrameOrigin origin, FeedClock clock) {
        return new LiveSource(origin, clock, origin.open());
    }

    @Override
    public Optional<SourceFrame> next() {
        while (!clock.stopped()) {
            Optional<SourceFrame> frame = connected.flatMap(this::read);
            if (frame.isPresent()) {
                backoff.reset();
                return frame;
            }
            close();
            reconnect();
        }
        return Optional.empty();
    }

    /** Number of reconnections before the latest frame. */
    int reconnections() {
        return reconnections;
    }

    private Optional<SourceFrame> read(FrameSource source) {
        try {
            Optional<SourceFrame> frame = source.next();
            if (frame.isEmpty()) {
                LOG.warn("The source has ended");
            }
            return frame;
        } catch (UserError lost) {
            LOG.warn("Lost the connection to the source: {}", lost.getMessage());
            return Optional.empty();
        }
    }

    /** Waits, then makes one attempt. */
    @SuppressWarnings("MustBeClosedChecker") // closed after a loss, or with this
    private void reconnect() {
        Duration wait = backoff.next();
        LOG.warn("Reconnecting in {} s", wait.toSeconds());
        clock.sleep(wait);
        if (clock.stopped()) {
            return;
        }
        try {
            connected = Optional.of(origin.open());
            reconnections++;
        } catch (UserError unreachable) {
            LOG.warn("Cannot connect: {}", unreachable.getMessage());
        }
    }

    @Override
    public void close() {
        connected.ifPresent(FrameSource::close);
        connected = Optional.empty();
    }
}
