package io.sightline.jobs.kafka;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.options.UserError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Questions to a Kafka cluster. Whatever the cluster refuses is a {@link UserError} of one line.
 * The owner closes it.
 */
final class AdminConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final String bootstrapServers;

    private AdminConnection(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Connects, and proves that the cluster answers.
     *
     * @param bootstrapServers {@code host:port}, several separated by commas
     * @throws UserError when no broker answers within ten seconds or an address is none
     */
    @MustBeClosed
    static AdminConnection open(String bootstrapServers) {
        AdminConnection connection =
                new AdminConnection(create(bootstrapServers), bootstrapServers);
        try {
            connection.ping();
            return connection;
        } catch (RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static Admin create(String bootstrapServers) {
        try {
            return Admin.create(
                    Map.of(
                            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                            Math.toIntExact(PATIENCE.toMillis()),
                            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            Math.toIntExact(PATIENCE.toMillis())));
        } catch (KafkaException failure) {
            Throwable reason = Optional.ofNullable(failure.getCause()).orElse(failure);
            throw new UserError(
                    "cannot use Kafka at %s: %s".formatted(bootstrapServers, reason.getMessage()),
                    failure);
        }
    }

    /** Where to ask. */
    Admin admin() {
        return admin;
    }

    /** The address that was given. */
    String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Asks something that any cluster can answer.
     *
     * @throws UserError when none answers within ten seconds
     */
    void ping() {
        await("ask", admin.describeCluster().clusterId());
    }

    /**
     * Waits for an answer, ten seconds at most.
     *
     * @param doing what was asked, as in "cannot DOING Kafka at ..."
     * @throws UserError when there is none, or a refusal
     */
    <T> T await(String doing, KafkaFuture<T> answer) {
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
                    "no Kafka broker answers at %s within %d s"
                            .formatted(bootstrapServers, PATIENCE.toSeconds()),
                    cause);
        }
        return new UserError(
                "cannot %s Kafka at %s: %s".formatted(doing, bootstrapServers, cause.getMessage()),
                cause);
    }

    @Override
    public void close() {
        admin.close();
    }
}
