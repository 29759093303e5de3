package io.sightline.jobs.bench.peers;

import io.sightline.models.bundle.ModelBundle;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The program that measures one peer, in a process of its own: the first session of TensorFlow
 * decides about the threads of all later ones, and no runtime's threads or memory get in the way of
 * another's.
 *
 * <p>It says {@code ready CALLERS THREADS SIZE}, answers each line {@code round MILLIS} with {@code
 * rate PER_SECOND}, and ends when nothing more can be read. What goes wrong is told as {@code error
 * MESSAGE}. Native libraries may print lines of their own in between.
 */
final class PeerProcess {
    static final String READY = "ready";
    static final String ROUND = "round";
    static final String RATE = "rate";
    static final String ERROR = "error";

    private final BufferedReader in;
    private final PrintWriter out;

    private PeerProcess(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** The arguments that {@link #main} takes. */
    static List<String> arguments(String peer, int threads, Duration trial, PeerNetwork network) {
        return List.of(
                peer,
                Integer.toString(threads),
                Long.toString(trial.toMillis()),
                network.bundle().directory().toString(),
                network.onnx().toString(),
                network.zoo().map(zoo -> zoo.graph().toString()).orElse(""),
                network.zoo().map(zoo -> zoo.checkpoint().toString()).orElse(""));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        PrintWriter out =
                new PrintWriter(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PeerNetwork network =
                new PeerNetwork(
                        ModelBundle.open(Path.of(args[3])),
                        Path.of(args[4]),
                        args[5].isEmpty()
                                ? Optional.empty()
                                : Optional.of(
                                        new PeerNetwork.Zoo(Path.of(args[5]), Path.of(args[6]))));
        new PeerProcess(in, out)
                .serve(
                        Peers.all().get(args[0]),
                        network,
                        Integer.parseInt(args[1]),
                        Duration.ofMillis(Long.parseLong(args[2])));
    }

    private void serve(Peer peer, PeerNetwork network, int threads, Duration trial)
            throws IOException, InterruptedException {
        Round round = new Round(System::nanoTime);
        try (Trial.Winner winner = new Trial(round, trial).winner(peer, network, threads)) {
            Setting setting = winner.setting();
            out.printf(
                    Locale.ROOT,
                    "%s %d %d %d%n",
                    READY,
                    setting.callers(),
                    setting.threadsPerCaller(),
                    setting.size());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Duration time =
                        Duration.ofMillis(Long.parseLong(line.substring(ROUND.length() + 1)));
                out.println(RATE + " " + round.perSecond(winner.work(), setting.callers(), time));
            }
        } catch (RuntimeException failure) {
            out.println(ERROR + " " + firstLine(failure));
        }
    }

    private static String firstLine(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
