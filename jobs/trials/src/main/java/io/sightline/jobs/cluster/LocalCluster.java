package io.sightline.jobs.cluster;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JobManager, TaskManagers and a broker, each a process, started and stopped by {@code
 * deploy/local-cluster}. Owns the processes, and also stops them when the program is asked to end.
 * Not thread-safe.
 */
public final class LocalCluster implements AutoCloseable {
    private static final Pattern BROKER = Pattern.compile("(?m)^kafka +(\\S+)$");
    private static final Pattern PROCESS = Pattern.compile("(?m)^(\\S+)  running  pid (\\d+)$");
    private static final Pattern JOB =
            Pattern.compile("(?m)^job (\\w+)  (?:RUNNING|RESTARTING|CREATED|FAILING)");
    private static final int MINUTES_OF_A_CALL = 5;

    private final Path script;
    private final Path folder;
    private final Thread stopAtExit = new Thread(this::stop, "cluster-stop");

    private LocalCluster(Path checkout, Path folder) {
        this.script = checkout.resolve("deploy/local-cluster");
        this.folder = folder;
    }

    /**
     * Starts a cluster.
     *
     * @param checkout of the project
     * @param folder for all that the processes write
     * @param taskManagers number of TaskManagers, from 1
     * @param slots of each TaskManager, from 1
     * @param settings of Flink that override those of {@code deploy/conf/config.yaml}
     * @throws UserError when a process does not start
     */
    @MustBeClosed
    public static LocalCluster start(
            Path checkout, Path folder, int taskManagers, int slots, Map<String, String> settings) {
        LocalCluster cluster = new LocalCluster(checkout, folder);
        // The processes would outlive a program that is asked to stop.
        Runtime.getRuntime().addShutdownHook(cluster.stopAtExit);
        List<String> arguments = new ArrayList<>(List.of("start"));
        arguments.addAll(List.of("--task-managers", Integer.toString(taskManagers)));
        arguments.addAll(List.of("--slots", Integer.toString(slots)));
        settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        cluster.call(arguments);
        return cluster;
    }

    /** Where clients of Kafka connect. */
    public KafkaCluster kafka() {
        return first(BROKER, status())
                .map(KafkaCluster::at)
                .orElseThrow(() -> new UserError("the cluster has no broker"));
    }

    /** Names of the running TaskManagers. */
    public List<String> taskManagers() {
        return processes().keySet().stream()
                .filter(name -> name.startsWith("taskmanager-"))
                .toList();
    }

    /** Ids of running processes by name: {@code broker}, {@code jobmanager} ... */
    public SortedMap<String, Long> processes() {
        SortedMap<String, Long> ids = new TreeMap<>();
        PROCESS.matcher(status())
                .results()
                .forEach(line -> ids.put(line.group(1), Long.valueOf(line.group(2))));
        return ids;
    }

    /** Whether a job has not ended. */
    public boolean isActive(String jobId) {
        return JOB.matcher(status()).results().anyMatch(line -> line.group(1).equals(jobId));
    }

    /** Folder of a job's checkpoints; exists once the job has one. */
    public Path checkpoints(String jobId) {
        return folder.resolve("checkpoints").resolve(jobId);
    }

    /** Default folder of savepoints. */
    public Path savepoints() {
        return folder.resolve("savepoints");
    }

    /**
     * Runs a verb of {@code local-cluster}.
     *
     * @return what it printed
     * @throws UserError when it fails, with the last line it printed
     */
    public String call(String... arguments) {
        return call(List.of(arguments));
    }

    private String call(List<String> arguments) {
        Answer answer = run(arguments);
        if (answer.exitCode() != 0) {
            throw new UserError(
                    "local-cluster %s: %s"
                            .formatted(String.join(" ", arguments), answer.lastLine()));
        }
        return answer.text();
    }

    /** Its exit code is ignored: it is 1 while a process is down, which trials do on purpose. */
    private String status() {
        return run(List.of("status")).text();
    }

    private record Answer(int exitCode, String text) {
        String lastLine() {
            return text.isBlank()
                    ? "no reason given"
                    : text.strip().lines().reduce("", (a, b) -> b);
        }
    }

    private Answer run(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(script.toString(), "--dir", folder.toString()));
        command.addAll(arguments);
        try {
            // The processes it starts outlive it and would hold a pipe open.
            Path output = Files.createTempFile("local-cluster", ".out");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                if (!process.waitFor(MINUTES_OF_A_CALL, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new UserError(
                            String.format(
                                    Locale.ROOT,
                                    "local-cluster %s: did not end within %d minutes",
                                    String.join(" ", arguments),
                                    MINUTES_OF_A_CALL));
                }
                return new Answer(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(script + " cannot be run", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted", stop);
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void stop() {
        run(List.of("stop"));
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }
}
