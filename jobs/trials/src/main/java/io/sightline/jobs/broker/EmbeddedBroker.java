package io.sightline.jobs.broker;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.detection.LockedFolder;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A single-node KRaft broker, controller included, that listens on the loopback interface only.
 * Topics are never created by themselves, and a record may have up to {@value #MAX_MESSAGE_BYTES}
 * bytes where its topic allows it. The owner closes it; its own folder is deleted then.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** Largest record batch the broker takes, bytes. */
    public static final int MAX_MESSAGE_BYTES = 32 << 20;

    /** Stands for a port that nobody listens on yet. */
    public static final int ANY_FREE_PORT = 0;

    private final KafkaRaftServer server;
    private final KafkaCluster cluster;
    private final Optional<LockedFolder> temporary;

    private EmbeddedBroker(KafkaRaftServer server, int port, Optional<LockedFolder> temporary) {
        this.server = server;
        this.cluster = KafkaCluster.at(BrokerSettings.HOST + ":" + port);
        this.temporary = temporary;
    }

    /**
     * Starts a broker on a free port, its data in a temporary folder that {@link #close} deletes.
     */
    @MustBeClosed
    public static EmbeddedBroker start() {
        return start(ANY_FREE_PORT);
    }

    /**
     * Starts a broker whose data is in a temporary folder that {@link #close} deletes.
     *
     * @param port the port clients connect to; or {@link #ANY_FREE_PORT}
     * @throws UserError when the port is taken
     */
    @MustBeClosed
    public static EmbeddedBroker start(int port) {
        return start(port, BrokerSecurity.NONE);
    }

    /** The same, but clients need more than the address. */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with the broker
    static EmbeddedBroker start(int port, BrokerSecurity security) {
        try {
            LockedFolder folder = LockedFolder.temporary("sightline-broker-");
            return start(port, folder.path().resolve("data"), Optional.of(folder), security);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Starts a broker that keeps its data.
     *
     * @param port the port clients connect to; or {@link #ANY_FREE_PORT}
     * @param dataDir created when absent; what an earlier broker left there is served again
     * @throws UserError when the port is taken or the folder cannot be used
     */
    @MustBeClosed
    public static EmbeddedBroker start(int port, Path dataDir) {
        return start(port, dataDir, Optional.empty(), BrokerSecurity.NONE);
    }

    @MustBeClosed
    private static EmbeddedBroker start(
            int port, Path dataDir, Optional<LockedFolder> temporary, BrokerSecurity security) {
        KafkaRaftServer server = null;
        try {
            Ports ports = Ports.reserve(port);
            format(dataDir, security);
            Properties settings =
                    BrokerSettings.of(ports.broker(), ports.controller(), dataDir, security);
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, ports.broker(), temporary);
        } catch (RuntimeException failure) {
            release(server, temporary);
            throw failure;
        }
    }

    /** Makes the folder a node's; one that already is stays as it is. */
    private static void format(Path dataDir, BrokerSecurity security) {
        if (Files.exists(dataDir) && !Files.isDirectory(dataDir)) {
            throw new UserError(
                    "cannot store the broker's data in %s: not a folder".formatted(dataDir));
        }
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(BrokerSettings.CLUSTER_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(dataDir.toString())
                    .addDirectory(dataDir.toString())
                    .setScramArguments(security.scramUsers())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception failure) {
            throw new UserError(
                    "cannot store the broker's data in %s: %s"
                            .formatted(dataDir, failure.getMessage()),
                    failure);
        }
    }

    /** Where clients connect. */
    public KafkaCluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        release(server, temporary);
    }

    private static void release(KafkaRaftServer server, Optional<LockedFolder> temporary) {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
        temporary.ifPresent(LockedFolder::close);
    }

    /**
     * Two different ports, free a moment ago: both are held until both are known.
     *
     * @param broker where clients connect
     * @param controller where the broker reaches its own controller
     */
    private record Ports(int broker, int controller) {
        static Ports reserve(int wanted) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (ServerSocket broker = new ServerSocket(wanted, 1, loopback);
                    ServerSocket controller = new ServerSocket(ANY_FREE_PORT, 1, loopback)) {
                return new Ports(broker.getLocalPort(), controller.getLocalPort());
            } catch (IOException failure) {
                throw new UserError(
                        String.format(
                                Locale.ROOT,
                                "cannot listen on port %d: %s",
                                wanted,
                                failure.getMessage()),
                        failure);
            }
        }
    }
}
