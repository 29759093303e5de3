package io.sightline.jobs.feed;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.FrameOrigin;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.models.error.UserError;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Publishes one source as the frames of one or more cameras. {@link #run} belongs to one thread;
 * {@link #stop} and the counts may be used from others. The owner closes it.
 *
 * <p>A recording starts now: its capture times are the start plus the presentation time; each loop
 * continues where the last one ended. At {@link FeedRate#MAX} they never run further ahead of the
 * clock than the options allow. The capture time of a live frame is its arrival. When a live source
 * is reconnected, numbering restarts at 0 in a new epoch: the given one with the number of the
 * reconnection, {@code <stream-epoch>.1} and so on.
 */
public final class CameraFeed implements AutoCloseable {
    private final FeedOptions options;
    private final FrameOrigin origin;
    private final FramePublisher publisher;
    private final FeedClock clock;
    private final CaptureTimes times;
    private String streamEpoch;
    private int lastReconnections;
    private long seq;
    private long framesPublished;

    CameraFeed(FeedOptions options, FrameOrigin origin, FramePublisher publisher, FeedClock clock) {
        this.options = options;
        this.origin = origin;
        this.publisher = publisher;
        this.clock = clock;
        this.times = new CaptureTimes(options.maxAhead().toMillis());
        this.streamEpoch = options.streamEpoch();
    }

    /**
     * Opens a feed with its own Kafka producer.
     *
     * @throws UserError when the broker addresses cannot be used
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the publisher closes the producer, the feed both
    public static CameraFeed open(FeedOptions options, FrameOrigin origin, FeedListener listener) {
        FeedClock clock = new FeedClock();
        FramePublisher publisher =
                new FramePublisher(FrameProducers.connect(options), options, listener, clock);
        return new CameraFeed(options, origin, publisher, clock);
    }

    /**
     * Publishes until the source ends, a limit of the options is reached or {@link #stop} is
     * called. Returns after the broker has acknowledged every frame.
     *
     * @throws UserError when the source cannot be read or a frame cannot be delivered
     */
    public FeedSummary run() {
        long startedMicros = clock.micros();
        options.duration().ifPresent(clock::stopAfter);
        if (origin.live()) {
            publishLive();
        } else {
            publishRecording();
        }
        publisher.flush();
        double seconds = Math.round((clock.micros() - startedMicros) / 1e3) / 1e3;
        return new FeedSummary(frames(), bytes(), options.cameraIds().size(), seconds, streamEpoch);
    }

    private void publishRecording() {
        long endMillis = 0;
        do {
            endMillis = publishOnce(endMillis);
        } while (options.loop() && !finished());
    }

    /**
     * Publishes the recording from its beginning to its end.
     *
     * @param earliestMillis lower bound of its capture times
     * @return the end of its last frame
     */
    private long publishOnce(long earliestMillis) {
        try (FrameSource source = origin.open()) {
            long endMillis = Math.max(earliestMillis, nowMillis());
            times.start(endMillis);
            Optional<SourceFrame> next = source.next();
            if (next.isEmpty()) {
                throw new UserError("the source contains no frames");
            }
            while (next.isPresent() && !finished()) {
                SourceFrame frame = next.get();
                long captureMillis = captureMillis(frame);
                if (!clock.stopped()) {
                    publish(frame, captureMillis);
                    endMillis = Math.max(endMillis, captureMillis + frame.durationMillis());
                    next = source.next();
                }
            }
            return endMillis;
        }
    }

    /**
     * In real time no frame leaves before its capture time; B-frames leave with the frame that they
     * depend on.
     */
    private long captureMillis(SourceFrame frame) {
        if (options.rate() == FeedRate.MAX) {
            return times.limited(frame.ptsMillis(), nowMillis());
        }
        long captureMillis = times.paced(frame.ptsMillis(), nowMillis());
        long dueMicros = TimeUnit.MILLISECONDS.toMicros(captureMillis);
        if (dueMicros > clock.micros()) {
            clock.sleepUntil(dueMicros);
        }
        return captureMillis;
    }

    private void publishLive() {
        try (LiveSource source = LiveSource.open(origin, clock)) {
            while (!finished()) {
                source.next().ifPresent(frame -> publishNow(frame, source.reconnections()));
            }
        }
    }

    private void publishNow(SourceFrame frame, int reconnections) {
        if (reconnections != lastReconnections) {
            lastReconnections = reconnections;
            streamEpoch = options.streamEpoch() + "." + reconnections;
            seq = 0;
        }
        publish(frame, nowMillis());
    }

    private void publish(SourceFrame frame, long captureMillis) {
        publisher.publish(frame, streamEpoch, seq, captureMillis);
        seq++;
        framesPublished++;
    }

    private boolean finished() {
        return clock.stopped() || framesPublished >= options.framesPerCamera();
    }

    private long nowMillis() {
        return TimeUnit.MICROSECONDS.toMillis(clock.micros());
    }

    /** Makes {@link #run} end after the current frame; it still waits for acknowledgements. */
    public void stop() {
        clock.stop();
    }

    /** Frames acknowledged so far, all cameras together. */
    public long frames() {
        return publisher.frames();
    }

    /** Bytes of these frames. */
    public long bytes() {
        return publisher.bytes();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
