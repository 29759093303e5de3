package io.sightline.deploy.load;

import io.sightline.jobs.feed.Clip;
import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.feed.StaggeredFeed;
import io.sightline.jobs.options.KafkaCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Four cameras of JPEG and four of H.264, one of these with B-frames, that publish at a steady rate
 * until they are told to stop. Wait while the broker is away, for two minutes at most. Owns its
 * threads and producers.
 */
public final class TrialCameras implements AutoCloseable {
    /** How many cameras there are. */
    public static final int COUNT = 8;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private volatile boolean stopping;

    /**
     * Starts to publish.
     *
     * @param framesPerSecond of each camera, above 0
     */
    public TrialCameras(
            KafkaCluster kafka, String framesTopic, TrialClips clips, double framesPerSecond) {
        Group[] groups = {
            new Group("jpeg", 4, clips.jpeg()),
            new Group("h264", 3, clips.h264()),
            new Group("b-frames", 1, clips.reordered())
        };
        for (Group group : groups) {
            Runnable work = () -> publish(kafka, framesTopic, group, framesPerSecond);
            Thread thread = new Thread(work, "cameras-" + group.name());
            threads.add(thread);
            thread.start();
        }
    }

    private record Group(String name, int cameras, Clip clip) {}

    private void publish(
            KafkaCluster kafka, String framesTopic, Group group, double framesPerSecond) {
        List<String> cameraIds = FeedOptions.cameraIds(group.name(), group.cameras());
        double nanosBetween = 1e9 / (framesPerSecond * group.cameras());
        long published = 0;
        try (StaggeredFeed feed = StaggeredFeed.open(kafka, framesTopic, cameraIds, group.clip())) {
            long start = System.nanoTime();
            while (!stopping) {
                long due = start + (long) (published * nanosBetween);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                feed.publishNext();
                published++;
            }
            feed.flush();
            frames.addAndGet(published);
        } catch (RuntimeException unexpected) {
            failure.set(unexpected);
        } catch (InterruptedException abandoned) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Demands that all cameras could publish so far.
     *
     * @throws IllegalStateException when one could not
     */
    public void requireRunning() {
        RuntimeException unexpected = failure.get();
        if (unexpected != null) {
            throw new IllegalStateException(
                    "a camera cannot publish: " + unexpected.getMessage(), unexpected);
        }
    }

    /**
     * Stops, and waits until the broker has acknowledged everything.
     *
     * @return frames published, all cameras together
     */
    public long finish() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join();
        }
        requireRunning();
        return frames.get();
    }

    /** Gives up what is not published. */
    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }
}
