package io.sightline.jobs.demo;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.feed.FeedListener;
import io.sightline.jobs.feed.FeedOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All cameras, each group in its own thread. Closing it stops them. */
final class DemoCameras implements AutoCloseable {
    private final List<BackgroundFeed> feeds = new ArrayList<>();

    private DemoCameras() {}

    /**
     * Starts them.
     *
     * @param options of a group
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with this
    static DemoCameras start(
            List<CameraGroup> groups,
            Function<CameraGroup, FeedOptions> options,
            FeedListener listener) {
        DemoCameras cameras = new DemoCameras();
        try {
            for (CameraGroup group : groups) {
                cameras.feeds.add(
                        new BackgroundFeed(options.apply(group), group.origin(), listener));
            }
            return cameras;
        } catch (RuntimeException failure) {
            cameras.close();
            throw failure;
        }
    }

    /**
     * Whether every camera has come to its end.
     *
     * @throws io.sightline.models.error.UserError when a source cannot be read or a frame cannot be
     *     published
     */
    boolean ended() throws InterruptedException {
        boolean all = true;
        for (BackgroundFeed feed : feeds) {
            all &= feed.ended();
        }
        return all;
    }

    @Override
    public void close() {
        feeds.forEach(BackgroundFeed::close);
    }
}
