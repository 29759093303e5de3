package io.sightline.jobs.topics;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;

/** Checks repeatedly whether a Kafka cluster answers. The owner closes it. */
public final class BrokerProbe implements AutoCloseable {
    private final AdminConnection connection;

    private BrokerProbe(AdminConnection connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param cluster to connect to
     * @throws UserError when no broker answers within ten seconds or an address is invalid
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // its owner closes both
    public static BrokerProbe connect(KafkaCluster cluster) {
        return new BrokerProbe(AdminConnection.open(cluster));
    }

    /** Whether a broker answers within ten seconds. */
    public boolean answers() {
        try {
            connection.ping();
            return true;
        } catch (UserError silence) {
            return false;
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
