package io.sightline.jobs.soak;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks at one JVM from outside: {@code /proc} for what the kernel knows, {@code jcmd} of the JDK
 * for what only the JVM does.
 *
 * @param name of the process
 * @param pid its id
 */
record ProcessProbe(String name, long pid) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final int SECONDS_OF_A_CALL = 60;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    /**
     * Demands what all probes need.
     *
     * @throws UserError when this is not Linux, or Java is no JDK
     */
    static void requirePlatform() {
        if (!Files.exists(PROCESSES.resolve("self/status"))) {
            throw new UserError("soak needs /proc, which only Linux has");
        }
        if (!Files.isExecutable(JCMD)) {
            throw new UserError("soak needs a JDK: " + JCMD + " does not exist");
        }
    }

    /**
     * What costs the process nothing.
     *
     * @throws UserError when it has ended
     */
    Map<Measure, Double> look() {
        ProcessStatus status = status();
        return Map.of(
                Measure.RESIDENT, megabytes(status.residentBytes()),
                Measure.THREADS, (double) status.threads(),
                Measure.OPEN_FILES, (double) openFiles());
    }

    /**
     * What takes a full collection.
     *
     * @throws UserError when it has ended or does not answer
     */
    Map<Measure, Double> collect() throws InterruptedException {
        HeapStatus heap = heap();
        long outside = status().anonymousBytes() - heap.committedBytes() - heap.metaspaceBytes();
        return Map.of(
                Measure.LIVE_HEAP, megabytes(heap.usedBytes()),
                Measure.NATIVE, megabytes(outside));
    }

    private static double megabytes(long bytes) {
        return bytes / BYTES_PER_MEGABYTE;
    }

    private ProcessStatus status() {
        try {
            return ProcessStatus.parse(Files.readString(folder().resolve("status")));
        } catch (IOException | IllegalArgumentException gone) {
            throw ended(gone);
        }
    }

    private long openFiles() {
        try (Stream<Path> descriptors = Files.list(folder().resolve("fd"))) {
            return descriptors.count();
        } catch (IOException | UncheckedIOException gone) {
            throw ended(gone);
        }
    }

    private Path folder() {
        return PROCESSES.resolve(Long.toString(pid));
    }

    private UserError ended(Exception reason) {
        return new UserError(name + " has ended; see its log", reason);
    }

    private HeapStatus heap() throws InterruptedException {
        try {
            // Both in one call, so that nothing is allocated in between but what the job does.
            Process call =
                    new ProcessBuilder(JCMD.toString(), Long.toString(pid), "GC.run\nGC.heap_info")
                            .redirectErrorStream(true)
                            .start();
            boolean answered = call.waitFor(SECONDS_OF_A_CALL, TimeUnit.SECONDS);
            if (!answered) {
                call.destroyForcibly();
            }
            String answer =
                    new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answered || call.exitValue() != 0) {
                throw new UserError("%s does not answer: %s".formatted(name, answer.strip()));
            }
            return HeapStatus.parse(answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(JCMD + " cannot be run", failure);
        }
    }
}
