package io.sightline.jobs.cli;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline broker}: a single-node Kafka broker until it is stopped. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a single-node Kafka broker on this machine until it is told to stop (Ctrl-C or"
                    + " SIGTERM): for trying things out, not for keeping data safe.",
            "Prints the address for --bootstrap-servers when clients may connect."
        })
final class BrokerCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Folder that keeps the topics for the next time. Default: they are deleted.")
    private Optional<Path> dataDir;

    @Spec private CommandSpec spec;

    private int port = EmbeddedBroker.ANY_FREE_PORT;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Port clients connect to, on the loopback interface. Default: a free one.")
    void setPort(int number) {
        if (number < 1 || number > MAX_PORT) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(Locale.ROOT, "--port is %d, not 1 to %d", number, MAX_PORT));
        }
        port = number;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StopSignal stop = StopSignal.listen();
                EmbeddedBroker broker = start()) {
            spec.commandLine().getOut().println(broker.cluster().bootstrapServers());
            stop.await();
        }
        return spec.exitCodeOnSuccess();
    }

    @MustBeClosed
    private EmbeddedBroker start() {
        return dataDir.isPresent()
                ? EmbeddedBroker.start(port, dataDir.get())
                : EmbeddedBroker.start(port);
    }
}
