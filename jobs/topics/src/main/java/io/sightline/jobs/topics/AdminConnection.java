package io.sightline.jobs.topics;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * An admin client of a Kafka cluster. Refusals of the cluster become a {@link UserError} of one
 * line. The owner closes it.
 */
public final class AdminConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final KafkaCluster cluster;

    private AdminConnection(Admin admin, KafkaCluster cluster) {
        this.admin = admin;
        this.cluster = cluster;
    }

    /**
     * Connects and checks that the cluster answers.
     *
     * @param cluster to connect to
     * @throws UserError when no broker answers within ten seconds, the login is refused, the two
     *     sides do not trust each other, or the properties of the cluster are wrong
     */
    @MustBeClosed
    public static AdminConnection open(KafkaCluster cluster) {
        AdminConnection connection = new AdminConnection(create(cluster), cluster);
        try {
            connection.ping();
            return connection;
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static Admin create(KafkaCluster cluster) {
        int patienceMillis = Math.toIntExact(PATIENCE.toMillis());
        Map<String, Object> settings = new HashMap<>(cluster.adminProperties());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patienceMillis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMillis);
        try {
            return Admin.create(settings);
        } catch (KafkaException failure) {
            throw ConnectionFailure.unusable(cluster, failure);
        }
    }

    /** The client; owned here. */
    public Admin admin() {
        return admin;
    }

    /** The cluster that it is connected to. */
    public KafkaCluster cluster() {
        return cluster;
    }

    /**
     * Sends a request that any cluster can answer.
     *
     * @throws UserError when no broker answers within ten seconds
     */
    void ping() {
        await("ask", admin.describeCluster().clusterId());
    }

    /**
     * Waits for an answer for at most ten seconds.
     *
     * @param doing the request, as in "cannot DOING Kafka at ..."
     * @throws UserError when no broker answers or the cluster refuses
     */
    public <T> T await(String doing, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException interruption) {
            throw new InterruptException(interruption);
        } catch (ExecutionException failure) {
            throw explain(doing, failure.getCause());
        }
    }

    private UserError explain(String doing, Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new UserError(
                    String.format(
                            Locale.ROOT,
                            "no Kafka broker answers at %s within %d s",
                            cluster,
                            PATIENCE.toSeconds()),
                    cause);
        }
        if (cause instanceof AuthenticationException refusal) {
            return ConnectionFailure.refused(cluster, refusal);
        }
        return new UserError(
                "cannot %s Kafka at %s: %s".formatted(doing, cluster, cause.getMessage()), cause);
    }

    @Override
    public void close() {
        admin.close();
    }
}
