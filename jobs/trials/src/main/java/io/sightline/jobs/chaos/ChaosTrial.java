package io.sightline.jobs.chaos;

import io.sightline.jobs.chaos.records.TopicChanges;
import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.cluster.Waiting;
import io.sightline.jobs.ledger.DeliveryCounts;
import io.sightline.jobs.ledger.LedgerReader;
import io.sightline.jobs.load.TrialCameras;
import io.sightline.jobs.load.TrialClips;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.Topics;
import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs the job on a real cluster with eight cameras and injects one fault per round. Then a job of
 * another group processes the same topic undisturbed, and the events of both are compared.
 *
 * @param checkout of the project, built
 * @param folder for everything that the processes write
 * @param rounds number of faults, from 1
 * @param faults their kinds, at least one
 * @param seed of everything random
 * @param framesPerSecond of each camera
 */
record ChaosTrial(
        Path checkout,
        Path folder,
        int rounds,
        List<Fault> faults,
        long seed,
        double framesPerSecond) {
    static final int TASK_MANAGERS = 3;

    /** Of the disturbed job, at most. A slot or more is left for a second job. */
    static final int PARALLELISM = 4;

    private static final int SLOTS = 2;
    private static final String FRAMES = "frames";
    private static final Duration START = Duration.ofMinutes(3);

    /** A run counts as over after this time without an event. */
    private static final Duration SILENCE = Duration.ofMinutes(3);

    /** A stuck frame must be noticed within a trial. */
    private static final String CHECKPOINT_TIMEOUT = "30 s";

    /**
     * A run of the job.
     *
     * @param name consumer group
     * @param detections topic of its events
     * @param deadLetters topic of its dead letters
     */
    private record Run(String name, String detections, String deadLetters) {
        static final Run DISTURBED = new Run("disturbed", "detections", "frames.dlq");
        static final Run UNDISTURBED =
                new Run("undisturbed", "detections-undisturbed", "frames.dlq-undisturbed");

        List<String> options() {
            return List.of(
                    "--group-id=" + name,
                    "--detections-topic=" + detections,
                    "--dlq-topic=" + deadLetters,
                    // The same numbers on any machine.
                    "--precision=f32");
        }
    }

    /**
     * Runs the trial.
     *
     * @param progress receives lines of progress
     * @throws UserError when a process does not start, or events stop for good
     */
    ChaosReport run(Consumer<String> progress) throws InterruptedException {
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
                                "heartbeat.timeout",
                                ClusterFaults.HEARTBEAT_TIMEOUT.toSeconds() + " s",
                                "execution.checkpointing.timeout",
                                CHECKPOINT_TIMEOUT,
                                // Every TaskManager has a task, so every fault hits something.
                                "taskmanager.load-balance.mode",
                                "slots"))) {
            createTopics(cluster.kafka());
            return run(cluster, clips, progress);
        }
    }

    private ChaosReport run(LocalCluster cluster, TrialClips clips, Consumer<String> progress)
            throws InterruptedException {
        KafkaCluster kafka = cluster.kafka();
        Random random = new Random(seed);
        TrialJob job = job(cluster, Run.DISTURBED, failureFile().toString());
        TrialJob second = job(cluster, Run.DISTURBED, failureFile().toString());
        TrialJob reference = job(cluster, Run.UNDISTURBED, FaultyJob.SOUND);
        try (LedgerReader disturbed = read(kafka, Run.DISTURBED);
                LedgerReader undisturbed = read(kafka, Run.UNDISTURBED);
                FaultInjector injector =
                        new FaultInjector(
                                cluster,
                                job,
                                second,
                                jobJar(),
                                failureFile(),
                                FRAMES,
                                disturbed,
                                random)) {
            job.submit();
            Map<Fault, List<Duration>> recoveries;
            long framesIn;
            try (TrialCameras cameras = new TrialCameras(kafka, FRAMES, clips, framesPerSecond)) {
                recoveries = disturb(injector, disturbed, cameras, random, progress);
                framesIn = cameras.finish();
            }
            progress.accept(
                    String.format(Locale.ROOT, "waiting for the events of %d frames", framesIn));
            disturbed.awaitFrames(framesIn, SILENCE);
            job.cancel();
            progress.accept("processing the same frames undisturbed");
            reference.submit();
            undisturbed.awaitFrames(framesIn, SILENCE);
            reference.cancel();
            return new ChaosReport(
                    DeliveryCounts.of(framesIn, disturbed),
                    disturbed.ledger().differing(undisturbed.ledger()),
                    framesIn - undisturbed.ledger().frames(),
                    disturbed.extraCameras().frames(),
                    disturbed.extraCameras().wrong(),
                    injector.violations(),
                    recoveries);
        }
    }

    private Map<Fault, List<Duration>> disturb(
            FaultInjector injector,
            LedgerReader events,
            TrialCameras cameras,
            Random random,
            Consumer<String> progress)
            throws InterruptedException {
        FaultOrder order = new FaultOrder(faults, random);
        Map<Fault, List<Duration>> recoveries = new EnumMap<>(Fault.class);
        Waiting.until(
                "the first event of every camera",
                START,
                () -> events.ledger().camerasSeenSince(0) == TrialCameras.COUNT);
        for (int round = 1; round <= rounds; round++) {
            TimeUnit.MILLISECONDS.sleep(random.nextLong(1000, 5000));
            Fault fault = order.next();
            RecoveryWatch watch = RecoveryWatch.start(events);
            injector.strike(fault);
            Duration recovery = watch.await();
            cameras.requireRunning();
            recoveries.computeIfAbsent(fault, first -> new ArrayList<>()).add(recovery);
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "round %d of %d: %s, events of all cameras after %d ms",
                            round,
                            rounds,
                            fault,
                            recovery.toMillis()));
        }
        return recoveries;
    }

    private TrialJob job(LocalCluster cluster, Run run, String failure) {
        return new TrialJob(cluster, jobJar(), failure, run.options(), PARALLELISM);
    }

    private Path jobJar() {
        return checkout.resolve("jobs/detection/target/sightline-job.jar");
    }

    private Path failureFile() {
        return folder.resolve("fail");
    }

    @SuppressWarnings("MustBeClosedChecker") // closed by the caller
    private static LedgerReader read(KafkaCluster kafka, Run run) {
        return LedgerReader.open(kafka, run.detections(), run.deadLetters());
    }

    private static void createTopics(KafkaCluster kafka) {
        try (Topics topics = Topics.connect(kafka)) {
            topics.create(
                    List.of(
                            FRAMES,
                            Run.DISTURBED.detections(),
                            Run.DISTURBED.deadLetters(),
                            Run.UNDISTURBED.detections(),
                            Run.UNDISTURBED.deadLetters()),
                    Topics.DEFAULT_PARTITIONS,
                    Topics.MAX_FRAME_BYTES);
        }
        TopicChanges.allowAnyTimestamp(kafka, FRAMES);
    }
}
