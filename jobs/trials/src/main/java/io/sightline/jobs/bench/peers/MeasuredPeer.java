package io.sightline.jobs.bench.peers;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A peer in a process of its own, seen from this one. What its libraries write to standard error
 * goes into a file and is only shown when the process ends early.
 */
final class MeasuredPeer implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final PrintWriter requests;
    private final Setting setting;

    private MeasuredPeer(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        String[] ready = answer(PeerProcess.READY).split(" ", 3);
        this.setting =
                new Setting(
                        Integer.parseInt(ready[0]),
                        Integer.parseInt(ready[1]),
                        Integer.parseInt(ready[2]));
    }

    /**
     * Starts a peer and waits until it has found its best setting.
     *
     * @param threads that may work at a time
     * @param trial as for {@link Trial}
     * @return the caller closes it
     * @throws UserError when it cannot run the network
     */
    @MustBeClosed
    static MeasuredPeer start(String name, int threads, Duration trial, PeerNetwork network) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add(PeerProcess.class.getName());
        command.addAll(PeerProcess.arguments(name, threads, trial, network));
        Path log = network.onnx().resolveSibling(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        // Not an argument: ONNX Runtime 1.29 crashes where the command line is longer than 4 KiB.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process;
        try {
            process = builder.start();
        } catch (IOException refused) {
            throw new UserError(name + ": no process for it: " + refused.getMessage(), refused);
        }
        try {
            return new MeasuredPeer(name, process, log);
        } catch (UserError failed) {
            process.destroy();
            throw failed;
        }
    }

    /** What it runs with. */
    Setting setting() {
        return setting;
    }

    /** Measures for a while; images, or multiply-adds, per second. */
    double perSecond(Duration time) {
        requests.println(PeerProcess.ROUND + " " + time.toMillis());
        return Double.parseDouble(answer(PeerProcess.RATE));
    }

    /** The rest of the next line that begins with a word; others are what libraries print. */
    private String answer(String word) {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(PeerProcess.ERROR + " ")) {
                    throw new UserError(
                            name + ": " + line.substring(PeerProcess.ERROR.length() + 1));
                }
                if (line.startsWith(word + " ")) {
                    return line.substring(word.length() + 1);
                }
            }
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "%s: its process ended with code %d before it was measured%s",
                            name,
                            process.waitFor(),
                            lastWords()));
        } catch (IOException lost) {
            throw new UserError(name + ": lost its process: " + lost.getMessage(), lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UserError("interrupted while " + name + " ended", interrupted);
        }
    }

    /** The last line that is not the place of an exception; empty if there is none. */
    private String lastWords() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .reduce((earlier, later) -> later)
                .map(line -> ": " + line)
                .orElse("");
    }

    /** Ends the process. */
    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
