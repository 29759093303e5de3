package io.sightline.jobs.soak;

import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.ledger.DeliveryCounts;
import io.sightline.jobs.ledger.LedgerReader;
import io.sightline.jobs.load.IntermittentCameras;
import io.sightline.jobs.load.TrialClips;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs the job on a real cluster with cameras that come and go, and samples every process from
 * outside. No fault is injected.
 *
 * @param checkout of the project, built
 * @param folder for everything that is written
 * @param duration of the trial
 * @param seed of the times at which cameras publish
 * @param framesPerSecond of a camera while it publishes
 * @param limits above which a process counts as growing
 */
record SoakTrial(
        Path checkout,
        Path folder,
        Duration duration,
        long seed,
        double framesPerSecond,
        GrowthLimits limits) {
    private static final int TASK_MANAGERS = 2;
    private static final int SLOTS = 2;
    private static final String FRAMES = "frames";
    private static final String DETECTIONS = "detections";
    private static final String DEAD_LETTERS = "frames.dlq";

    /** The job counts as done after this time without an event. */
    private static final Duration SILENCE = Duration.ofMinutes(3);

    /** The whole heap is resident from the start, so that later growth is not the heap. */
    private static final String RESIDENT_HEAP = "-XX:+AlwaysPreTouch";

    /**
     * Runs the trial.
     *
     * @param progress receives lines of progress
     * @throws UserError when a process does not start, or ends early
     */
    SoakReport run(Consumer<String> progress) throws InterruptedException {
        ProcessProbe.requirePlatform();
        progress.accept("drawing the images of the cameras");
        TrialClips clips = TrialClips.make(folder);
        progress.accept(
                String.format(
                        Locale.ROOT,
                        "starting a broker, a JobManager and %d TaskManagers",
                        TASK_MANAGERS));
        try (LocalCluster cluster =
                LocalCluster.start(
                        checkout,
                        folder.resolve("cluster"),
                        TASK_MANAGERS,
                        SLOTS,
                        Map.of(
                                "env.java.default-opts.taskmanager",
                                RESIDENT_HEAP,
                                "env.java.default-opts.jobmanager",
                                RESIDENT_HEAP))) {
            KafkaCluster kafka = cluster.kafka();
            createTopics(kafka);
            try (LedgerReader events = LedgerReader.open(kafka, DETECTIONS, DEAD_LETTERS)) {
                submit(cluster);
                return run(cluster, clips, events, progress);
            }
        }
    }

    private static void submit(LocalCluster cluster) {
        cluster.call(
                "submit",
                "--group-id=soak",
                "--detections-topic=" + DETECTIONS,
                "--dlq-topic=" + DEAD_LETTERS,
                "--parallelism=" + TASK_MANAGERS * SLOTS);
    }

    private SoakReport run(
            LocalCluster cluster, TrialClips clips, LedgerReader events, Consumer<String> progress)
            throws InterruptedException {
        SamplingPlan plan = new SamplingPlan(duration);
        Recording recording;
        int comebacks;
        long framesIn;
        try (IntermittentCameras cameras =
                new IntermittentCameras(
                        cluster.kafka(), FRAMES, clips, framesPerSecond, seed, duration)) {
            recording = record(cluster, plan, cameras, events, progress);
            framesIn = cameras.finish();
            comebacks = cameras.comebacks();
        }
        progress.accept(
                String.format(Locale.ROOT, "waiting for the events of %d frames", framesIn));
        events.awaitFrames(framesIn, SILENCE);
        new RecordingFiles(recording, plan.warmUp()).write(folder);
        return new SoakReport(
                duration,
                plan.warmUp(),
                comebacks,
                DeliveryCounts.of(framesIn, events),
                limits,
                Growth.of(recording, plan.warmUp(), limits));
    }

    private Recording record(
            LocalCluster cluster,
            SamplingPlan plan,
            IntermittentCameras cameras,
            LedgerReader events,
            Consumer<String> progress)
            throws InterruptedException {
        List<ProcessProbe> probes =
                cluster.processes().entrySet().stream()
                        .map(process -> new ProcessProbe(process.getKey(), process.getValue()))
                        .toList();
        MinuteProgress minutes = new MinuteProgress(duration, progress);
        return new Sampler(probes, plan)
                .run(
                        (elapsed, recording) -> {
                            cameras.requireRunning();
                            minutes.tell(elapsed, events.ledger().events(), recording);
                        });
    }

    private static void createTopics(KafkaCluster kafka) {
        try (Topics topics = Topics.connect(kafka)) {
            topics.create(
                    List.of(FRAMES, DETECTIONS, DEAD_LETTERS),
                    Topics.DEFAULT_PARTITIONS,
                    Topics.MAX_FRAME_BYTES);
        }
    }
}
