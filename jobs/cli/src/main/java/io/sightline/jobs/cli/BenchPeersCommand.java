package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import io.sightline.jobs.bench.peers.PeerFiles;
import io.sightline.jobs.bench.peers.Peers;
import io.sightline.jobs.bench.peers.PeersBench;
import io.sightline.jobs.bench.peers.PeersReport;
import io.sightline.jobs.local.TemporaryFolder;
import io.sightline.jobs.options.DurationConverter;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.report.Report;
import io.sightline.jobs.report.ReportOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline bench peers}: how fast the network runs, compared with other runtimes. */
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description =
                "Measure how many images per second the network of a detector"
                        + " processes in Sightline, ONNX Runtime, OpenCV DNN, a plain"
                        + " TensorFlow Java program, and the graph of TensorFlow's detection"
                        + " zoo as published, and which share of the machine's peak"
                        + " arithmetic that is. All run the same weights on the same images"
                        + " with the same number of threads, and take turns in rounds.")
final class BenchPeersCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private BenchModelOptions modelOptions = new BenchModelOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "Threads of each runtime. Default: the number of processors.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            converter = PositiveConverter.class,
            description =
                    "Rounds, in each of which every runtime has one turn. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--round-time",
            paramLabel = "DURATION",
            defaultValue = "3s",
            converter = DurationConverter.class,
            description =
                    "Duration of a turn, and of the warm-up and the trial of each"
                            + " setting before it. Default: ${DEFAULT-VALUE}.")
    private Duration roundTime;

    @Mixin private ReportOptions output = new ReportOptions();

    @Override
    public Integer call() throws InterruptedException {
        return BenchRun.run(spec, output, this::report);
    }

    private Report report(BenchListener listener) throws InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            BenchModel model = modelOptions.open(folder);
            PeerFiles files =
                    model.zoo()
                            .map(zoo -> PeerFiles.ofZoo(zoo, folder.path()))
                            .orElseGet(() -> PeerFiles.ofBundle(model.bundle(), folder.path()));
            List<String> peers = Peers.thatRun(files.network());
            reportWhatIsMissing(files, peers);
            PeersBench bench =
                    new PeersBench(
                            threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                            rounds,
                            roundTime);
            return new PeersReport(files, bench, bench.measure(files.network(), peers, listener));
        }
    }

    private void reportWhatIsMissing(PeerFiles files, List<String> peers) {
        if (!peers.contains(PeersReport.ONNX_RUNTIME)) {
            say(
                    "ONNX Runtime and OpenCV DNN are not in this build; to include them, run"
                            + " SIGHTLINE_PROFILES=peers ./sightline bench peers");
        }
        if (files.network().zoo().isEmpty()) {
            say(
                    "the graph of TensorFlow's detection zoo is left out; to include it, pass"
                            + " --zoo DIR, a downloaded model");
        }
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("sightline: " + line);
        err.flush();
    }
}
