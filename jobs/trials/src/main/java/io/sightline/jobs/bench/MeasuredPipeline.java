package io.sightline.jobs.bench;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.feed.StaggeredFeed;
import io.sightline.jobs.local.LocalPipeline;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.Topics;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real job over a real broker, both in this process, fed with a workload: with backlogs that it
 * works off as fast as it can, or with any load below that. Owns both.
 */
final class MeasuredPipeline implements AutoCloseable {
    private final LocalPipeline pipeline;
    private final Workload workload;
    private final PipelineLoad options;
    private final BenchListener listener;
    private final EventReader events;
    private boolean started;

    @SuppressWarnings("MustBeClosedChecker") // closed with this
    private MeasuredPipeline(
            LocalPipeline pipeline,
            Workload workload,
            PipelineLoad options,
            BenchListener listener) {
        this.pipeline = pipeline;
        this.workload = workload;
        this.options = options;
        this.listener = listener;
        this.events = new EventReader(pipeline, listener);
    }

    /** Starts the broker and makes the topics. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    static MeasuredPipeline start(Workload workload, PipelineLoad options, BenchListener listener) {
        LocalPipeline pipeline = LocalPipeline.start(options.job());
        try (Topics topics = Topics.connect(pipeline.kafka().cluster())) {
            topics.createMissingStampedByBroker(pipeline.kafka(), Topics.DEFAULT_PARTITIONS);
            return new MeasuredPipeline(pipeline, workload, options, listener);
        } catch (RuntimeException failure) {
            pipeline.close();
            throw failure;
        }
    }

    /**
     * Publishes a backlog as fast as the broker takes it, and waits until the job has worked it
     * off; starts the job when the first one is there.
     *
     * @throws io.sightline.models.error.UserError when the job fails or refuses a frame
     */
    Throughput workOffBacklog() throws InterruptedException {
        int frames = options.frames();
        CpuTimeline cpu = new CpuTimeline();
        cpu.sample();
        publish(frames, Double.POSITIVE_INFINITY, "publish");
        if (!started) {
            pipeline.startJob();
            started = true;
        }
        return Throughput.of(events.read(frames, "throughput", cpu::sample), cpu);
    }

    /**
     * Publishes at a steady rate while the job runs, and reads what came of it when that is over.
     *
     * @param framesPerSecond of all cameras together
     * @param frames of all cameras together
     * @return of every frame
     */
    List<EventTimes> offer(double framesPerSecond, int frames) throws InterruptedException {
        publish(frames, framesPerSecond, "offer");
        return events.read(frames, "events", () -> {});
    }

    private void publish(int frames, double framesPerSecond, String task)
            throws InterruptedException {
        PipelineTopics kafka = pipeline.kafka();
        List<String> cameraIds = FeedOptions.cameraIds("cam", options.cameras());
        listener.began(task, "frames", frames);
        try (StaggeredFeed feed =
                StaggeredFeed.open(
                        kafka.cluster(), kafka.framesTopic(), cameraIds, workload.clip())) {
            long startNanos = System.nanoTime();
            for (int frame = 0; frame < frames; frame++) {
                long dueNanos = startNanos + (long) (frame * 1e9 / framesPerSecond);
                TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
                feed.publishNext();
                listener.reached(frame + 1L);
            }
            feed.flush();
        } finally {
            listener.ended();
        }
    }

    @Override
    public void close() {
        events.close();
        pipeline.close();
    }
}
