package io.sightline.jobs.demo;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.feed.CameraFeed;
import io.sightline.jobs.feed.FeedListener;
import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.media.FrameOrigin;
import io.sightline.models.error.UserError;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The cameras in a thread of their own. Closing it stops them. */
final class BackgroundFeed implements AutoCloseable {
    private final CameraFeed feed;
    private final FutureTask<?> run;
    private final Thread thread;

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    BackgroundFeed(FeedOptions options, FrameOrigin origin, FeedListener listener) {
        feed = CameraFeed.open(options, origin, listener);
        run = new FutureTask<>(feed::run);
        thread = new Thread(run, "demo-feed");
        thread.start();
    }

    /**
     * Whether every camera has come to its end.
     *
     * @throws UserError when the video cannot be read or a frame cannot be published
     */
    boolean ended() throws InterruptedException {
        if (!run.isDone()) {
            return false;
        }
        try {
            run.get();
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UserError told) {
                throw told;
            }
            throw new IllegalStateException("the feed failed", failure.getCause());
        }
    }

    @Override
    public void close() {
        feed.stop();
        try {
            thread.join();
        } catch (InterruptedException impatience) {
            Thread.currentThread().interrupt();
        }
        feed.close();
    }
}
