package io.sightline.jobs.chaos;

import io.sightline.jobs.cluster.LocalCluster;
import io.sightline.jobs.cluster.Waiting;
import io.sightline.jobs.ledger.Ledger;
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
 * The job on a real cluster, fed by eight cameras, disturbed once a round; then the same topic
 * through a job of another name that is not disturbed, and both sets of events compared.
 *
 * @param checkout of the project, built
 * @param folder for everything that the processes write
 * @param rounds how many disturbances, from 1
 * @param faults of which kinds, at least one
 * @param seed decides their order
 * @param framesPerSecond of each camera
 */
record ChaosTrial(
        Path checkout,
        Path folder,
        int rounds,
        List<Fault> faults,
        long seed,
        double framesPerSecond) {
    private static final int TASK_MANAGERS = 3;
    private static final int SLOTS = 2;
    private static final int PARALLELISM = 4;
    private static final String FRAMES = "frames";
    private static final Duration START = Duration.ofMinutes(3);

    /** A run counts as over after this time without an event. */
    private static final Duration STILL = Duration.ofMinutes(3);

    /**
     * A run of the job.
     *
     * @param name group id
     * @param detections topic of its events
     * @param deadLetters topic of what it refuses
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
                    "--parallelism=" + PARALLELISM,
                    // The same numbers on any machine.
                    "--precision=f32");
        }
    }

    /**
     * Runs the trial.
     *
     * @param progress told a line now and then
     * @throws UserError when a process does not come up, or events stop flowing for good
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
                        "--task-managers",
                        Integer.toString(TASK_MANAGERS),
                        "--slots",
                        Integer.toString(SLOTS),
                        "--set",
                        String.format(
                                Locale.ROOT,
                                "heartbeat.timeout=%d s",
                                Disturbance.HEARTBEAT_TIMEOUT.toSeconds()),
                        // No TaskManager without a task: every fault has something to hit.
                        "--set",
                        "taskmanager.load-balance.mode=slots")) {
            createTopics(cluster.kafka());
            return run(cluster, clips, progress);
        }
    }

    private ChaosReport run(LocalCluster cluster, TrialClips clips, Consumer<String> progress)
            throws InterruptedException {
        KafkaCluster kafka = cluster.kafka();
        try (LedgerReader disturbed = read(kafka, Run.DISTURBED);
                LedgerReader undisturbed = read(kafka, Run.UNDISTURBED)) {
            TrialJob job = job(cluster, Run.DISTURBED);
            job.submit();
            Map<Fault, List<Duration>> recoveries;
            long framesIn;
            try (TrialCameras cameras = new TrialCameras(kafka, FRAMES, clips, framesPerSecond)) {
                recoveries = disturb(cluster, job, disturbed, cameras, progress);
                framesIn = cameras.finish();
            }
            progress.accept(
                    String.format(Locale.ROOT, "waiting for the events of %d frames", framesIn));
            disturbed.awaitFrames(framesIn, STILL);
            job.cancel();
            progress.accept("processing the same frames undisturbed");
            TrialJob reference = job(cluster, Run.UNDISTURBED);
            reference.submit();
            undisturbed.awaitFrames(framesIn, STILL);
            reference.cancel();
            return report(framesIn, disturbed, undisturbed.ledger(), recoveries);
        }
    }

    private static ChaosReport report(
            long framesIn,
            LedgerReader disturbed,
            Ledger reference,
            Map<Fault, List<Duration>> recoveries) {
        Ledger ledger = disturbed.ledger();
        return new ChaosReport(
                framesIn,
                ledger.events(),
                framesIn - ledger.frames(),
                ledger.duplicated(),
                ledger.outOfOrder(),
                ledger.differing(reference),
                framesIn - reference.frames(),
                disturbed.deadLetters(),
                recoveries);
    }

    private Map<Fault, List<Duration>> disturb(
            LocalCluster cluster,
            TrialJob job,
            LedgerReader events,
            TrialCameras cameras,
            Consumer<String> progress)
            throws InterruptedException {
        Random random = new Random(seed);
        Disturbance disturbance = new Disturbance(cluster, job, failureFile(), random);
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
            disturbance.strike(fault);
            Duration recovery = watch.await();
            cameras.requireRunning();
            recoveries.computeIfAbsent(fault, first -> new ArrayList<>()).add(recovery);
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "round %d of %d: %s, events flowed again after %d ms",
                            round,
                            rounds,
                            fault,
                            recovery.toMillis()));
        }
        return recoveries;
    }

    private TrialJob job(LocalCluster cluster, Run run) {
        return new TrialJob(
                cluster,
                checkout.resolve("jobs/detection/target/sightline-job.jar"),
                failureFile(),
                run.options());
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
    }
}
