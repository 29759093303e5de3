package io.sightline.jobs.demo;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.local.LocalPipeline;
import io.sightline.jobs.local.Patience;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs the whole pipeline in this process: a broker, cameras, the job and a consumer. Ends when the
 * cameras have ended and each of their frames has come out, or when nothing moves any more.
 */
public final class Demo {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Longer than the time between two commits: duplicates have arrived by then. */
    private static final Duration AFTERMATH = Duration.ofSeconds(2);

    private static final int LINES_PER_SECOND = 10;

    private final DemoOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final BooleanSupplier stopRequested;
    private final Footage footage;
    private final DemoTally tally = new DemoTally();

    /**
     * @param footage what the cameras see
     * @param out gets a line for some of the frames
     * @param err gets the progress
     * @param stopRequested tells when to give up early
     */
    public Demo(
            DemoOptions options,
            Footage footage,
            PrintWriter out,
            PrintWriter err,
            BooleanSupplier stopRequested) {
        this.options = options;
        this.footage = footage;
        this.out = out;
        this.err = err;
        this.stopRequested = stopRequested;
    }

    /**
     * Runs to the end.
     *
     * @return the count; empty when it was told to stop before
     * @throws UserError when the video, the model or a part of the pipeline fails
     */
    public Optional<DemoSummary> run() throws InterruptedException {
        if (stopRequested.getAsBoolean()) {
            return Optional.empty();
        }
        List<CameraGroup> groups = footage.groups(FeedOptions.cameraIds("cam", options.cameras()));
        groups.forEach(Demo::checkOpens);
        err.println("Starting a broker and the job ...");
        try (LocalPipeline pipeline = LocalPipeline.start(options.job())) {
            return runPipeline(groups, pipeline);
        }
    }

    /** A missing video is reported before anything is started for it. */
    private static void checkOpens(CameraGroup group) {
        if (!group.origin().live()) {
            try (FrameSource ignored = group.origin().open()) {
                // That it opens is all there is to know.
            }
        }
    }

    private Optional<DemoSummary> runPipeline(List<CameraGroup> groups, LocalPipeline pipeline)
            throws InterruptedException {
        PipelineTopics kafka = pipeline.kafka();
        createTopics(kafka);
        Optional<EventAccuracy> accuracy = footage.knownObjects().map(EventAccuracy::new);
        pipeline.startJob();
        try (OutcomeReader outcomes =
                new OutcomeReader(
                        kafka,
                        tally,
                        accuracy,
                        new EventLines(out, lineInterval()),
                        options.shownAbove())) {
            // Frames that wait while the model is loaded would be counted as latency.
            pipeline.awaitReady(stopRequested);
            if (!stopRequested.getAsBoolean()) {
                err.printf(
                        Locale.ROOT,
                        "Showing %s to %d cameras%n",
                        footage.name(),
                        options.cameras());
                try (DemoCameras cameras = startCameras(groups, kafka)) {
                    follow(cameras, pipeline, outcomes);
                }
            }
            return stopRequested.getAsBoolean()
                    ? Optional.empty()
                    : Optional.of(
                            tally.summary(outcomes.model(), accuracy.map(EventAccuracy::accuracy)));
        }
    }

    private void createTopics(PipelineTopics kafka) {
        try (Topics topics = Topics.connect(kafka.cluster())) {
            topics.createMissing(kafka, options.cameras());
        }
    }

    private Duration lineInterval() {
        return Duration.ofSeconds(options.cameras()).dividedBy(LINES_PER_SECOND);
    }

    @MustBeClosed
    private DemoCameras startCameras(List<CameraGroup> groups, PipelineTopics kafka) {
        String streamEpoch = FeedOptions.newStreamEpoch();
        return DemoCameras.start(
                groups,
                group ->
                        new FeedOptions(
                                kafka.cluster(),
                                kafka.framesTopic(),
                                group.cameraIds(),
                                streamEpoch,
                                options.rate(),
                                footage.loops() && options.limited(),
                                options.framesPerCamera(),
                                options.duration()),
                (cameraId, epoch, seq, publishedMicros) ->
                        tally.published(new FrameKey(cameraId, epoch, seq), publishedMicros));
    }

    private void follow(DemoCameras cameras, LocalPipeline pipeline, OutcomeReader outcomes)
            throws InterruptedException {
        Patience patience = new Patience(PATIENCE, System::nanoTime);
        DemoProgress progress = new DemoProgress(tally, err, System::nanoTime);
        while (!stopRequested.getAsBoolean() && !(cameras.ended() && tally.settled())) {
            outcomes.read(POLL);
            progress.report();
            pipeline.requireRunning();
            if (patience.isOut(tally.framesIn() + tally.framesSettled())) {
                err.printf(
                        Locale.ROOT,
                        "No frame or event for %d s; giving up%n",
                        PATIENCE.toSeconds());
                return;
            }
        }
        outcomes.read(AFTERMATH);
    }
}
