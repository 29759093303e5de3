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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JobManager, TaskManagers and a broker, each a process, started and stopped by {@code
 * deploy/local-cluster}. Owns the processes, and stops them also when the program is asked to end.
 * Belongs to one thread.
 */
public final class LocalCluster implements AutoCloseable {
    private static final Pattern BROKER = Pattern.compile("(?m)^kafka +(\\S+)$");
    private static final Pattern PROCESS = Pattern.compile("(?m)^(\\S+)  running  pid (\\d+)$");
    private static final Pattern JOB =
            Pattern.compile("(?m)^job (\\w+)  (?:RUNNING|RESTARTING|CREATED|FAILING)");
    private static final int MINUTES_OF_A_CALL = 5;

    private final Path script;
    private final Path folder;
    private final Thread lastAct = new Thread(this::stop, "cluster-stop");

    private LocalCluster(Path checkout, Path folder) {
        this.script = checkout.resolve("deploy/local-cluster");
        this.folder = folder;
    }

    /**
     * Starts a cluster.
     *
     * @param checkout of the project
     * @param folder for all that the processes write
     * @param options of {@code local-cluster start}
     * @throws UserError when a process does not come up
     */
    @MustBeClosed
    public static LocalCluster start(Path checkout, Path folder, String... options) {
        LocalCluster cluster = new LocalCluster(checkout, folder);
        // The processes would outlive a program that is asked to stop.
        Runtime.getRuntime().addShutdownHook(cluster.lastAct);
        List<String> arguments = new ArrayList<>(List.of("start"));
        arguments.addAll(List.of(options));
        cluster.call(arguments);
        return cluster;
    }

    /** Where clients of Kafka connect. */
    public KafkaCluster kafka() {
        return first(BROKER, status())
                .map(KafkaCluster::at)
                .orElseThrow(() -> new UserError("the cluster has no broker"));
    }

    /** The names of the TaskManagers that run. */
    public List<String> taskManagers() {
        return processes().keySet().stream()
                .filter(name -> name.startsWith("taskmanager-"))
                .toList();
    }

    /** The ids of the processes that run, by their names: {@code broker}, {@code jobmanager} ... */
    public SortedMap<String, Long> processes() {
        SortedMap<String, Long> ids = new TreeMap<>();
        PROCESS.matcher(status())
                .results()
                .forEach(line -> ids.put(line.group(1), Long.valueOf(line.group(2))));
        return ids;
    }

    /** The job that has not ended; empty without one. */
    public Optional<String> job() {
        return first(JOB, status());
    }

    /** Where jobs keep their checkpoints, a folder for each. */
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /**
     * Runs a verb of {@code local-cluster}.
     *
     * @return what it printed
     * @throws UserError when it fails, in its words
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

    /** A process that ended is no reason to fail: that is what is tried. */
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
            // What it starts outlives it and must not hold a pipe open.
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
        Runtime.getRuntime().removeShutdownHook(lastAct);
    }
}
