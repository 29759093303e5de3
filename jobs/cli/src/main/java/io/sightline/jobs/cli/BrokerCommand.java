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
            "Run a single-node Kafka broker on this machine until it is stopped"
                    + " (Ctrl-C or SIGTERM). It is for tests, not for data that must be"
                    + " kept safe.",
            "Prints the address for --bootstrap-servers once it accepts" + " clients."
        })
final class BrokerCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Folder for the topics, kept for the next run. Default: a temporary"
                            + " folder.")
    private Optional<Path> dataDir;

    @Spec private CommandSpec spec;

    private int port = EmbeddedBroker.ANY_FREE_PORT;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port for clients, on the loopback interface. Default: a free port.")
    void setPort(int number) {
        if (number < 1 || number > MAX_PORT) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT, "--port must be 1 to %d, but is %d", MAX_PORT, number));
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
