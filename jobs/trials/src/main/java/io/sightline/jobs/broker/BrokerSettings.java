package io.sightline.jobs.broker;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** The configuration of a Kafka node that is broker and controller at once, and alone. */
final class BrokerSettings {
    static final String HOST = "127.0.0.1";
    static final int NODE_ID = 1;

    /** Always the same, so that a later broker recognises the folder of an earlier one. */
    static final String CLUSTER_ID = "sightline-single-node";

    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String BROKER_LISTENER = "BROKER";

    /** Kafka reserves 128 MiB of heap for the log cleaner; a node with few keys needs no more. */
    private static final int CLEANER_BUFFER_BYTES = 2 << 20;

    private BrokerSettings() {}

    static Properties of(
            int brokerPort, int controllerPort, Path dataDir, BrokerSecurity security) {
        Properties settings = new Properties();
        settings.put("log.dirs", dataDir.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", Integer.toString(EmbeddedBroker.MAX_MESSAGE_BYTES));
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES));
        settings.put("group.initial.rebalance.delay.ms", "0");
        listen(settings, brokerPort, controllerPort, security.protocol());
        standAlone(settings);
        settings.putAll(security.settings());
        return settings;
    }

    private static void listen(
            Properties settings, int brokerPort, int controllerPort, String protocol) {
        String controller = HOST + ":" + controllerPort;
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put(
                "listeners",
                String.format(
                        Locale.ROOT,
                        "%s://%s:%d,%s://%s",
                        BROKER_LISTENER,
                        HOST,
                        brokerPort,
                        CONTROLLER_LISTENER,
                        controller));
        settings.put(
                "listener.security.protocol.map",
                "%s:%s,%s:PLAINTEXT".formatted(BROKER_LISTENER, protocol, CONTROLLER_LISTENER));
        settings.put("inter.broker.listener.name", BROKER_LISTENER);
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
    }

    /** One node can hold one replica of each internal topic, not the usual three. */
    private static void standAlone(Properties settings) {
        settings.put("min.insync.replicas", "1");
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }
}
