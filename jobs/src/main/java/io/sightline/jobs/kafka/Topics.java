package io.sightline.jobs.kafka;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.options.KafkaOptions;
import io.sightline.jobs.options.UserError;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topics of one Kafka cluster: made, looked for, asked for their limits. Whatever the cluster
 * refuses is a {@link UserError} of one line. The owner closes it.
 */
public final class Topics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long RECHECK_MILLIS = 50;

    /** Partitions of a new topic unless told otherwise. */
    public static final int DEFAULT_PARTITIONS = 4;

    /** Largest frame that a new topic takes, bytes. */
    public static final int MAX_FRAME_BYTES = 16 << 20;

    private static final int DEAD_LETTER_HEADER_BYTES = 64 << 10;

    private final Admin admin;
    private final String bootstrapServers;

    private Topics(Admin admin, String bootstrapServers) {
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
    public static Topics connect(String bootstrapServers) {
        Topics topics = new Topics(open(bootstrapServers), bootstrapServers);
        try {
            topics.await("ask", topics.admin.describeCluster().clusterId());
            return topics;
        } catch (RuntimeException failure) {
            topics.close();
            throw failure;
        }
    }

    private static Admin open(String bootstrapServers) {
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

    /**
     * Makes the topics that do not exist yet, and leaves the others as they are. Returns when the
     * cluster lists all of them.
     *
     * @param names what to create
     * @param partitions of each new topic, from 1
     * @param maxMessageBytes largest record batch of each new topic, bytes
     * @throws UserError when the cluster refuses one
     */
    public void create(Collection<String> names, int partitions, int maxMessageBytes) {
        Map<String, String> configs =
                Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes));
        List<NewTopic> topics =
                names.stream()
                        .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()))
                        .map(topic -> topic.configs(configs))
                        .toList();
        admin.createTopics(topics).values().forEach(this::awaitCreated);
        while (!list().containsAll(names)) {
            pause();
        }
    }

    /**
     * Makes those topics of the pipeline that do not exist yet.
     *
     * @param kafka their names
     * @param partitions of each new topic, from 1; at most that many tasks read frames
     * @throws UserError when the cluster refuses one
     */
    public void createMissing(KafkaOptions kafka, int partitions) {
        create(List.of(kafka.framesTopic(), kafka.detectionsTopic()), partitions, MAX_FRAME_BYTES);
        create(List.of(kafka.dlqTopic()), partitions, MAX_FRAME_BYTES + DEAD_LETTER_HEADER_BYTES);
    }

    private void awaitCreated(String name, KafkaFuture<Void> creation) {
        try {
            await("create topic '%s' on".formatted(name), creation);
        } catch (UserError refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    /**
     * Demands that the topics exist.
     *
     * @throws UserError naming the first one that does not
     */
    public void require(Collection<String> names) {
        Set<String> existing = list();
        for (String name : names) {
            if (!existing.contains(name)) {
                throw missing(name);
            }
        }
    }

    /**
     * The largest record batch the topic takes, bytes.
     *
     * @throws UserError when the topic does not exist
     */
    public int maxMessageBytes(String name) {
        require(List.of(name));
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        KafkaFuture<Integer> bytes =
                admin.describeConfigs(List.of(topic))
                        .values()
                        .get(topic)
                        .thenApply(
                                config ->
                                        Integer.valueOf(
                                                config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                                        .value()));
        return await("read the limits of topic '%s' on".formatted(name), bytes);
    }

    private Set<String> list() {
        return await("list the topics of", admin.listTopics().names());
    }

    private UserError missing(String name) {
        return new UserError(
                "topic '%s' does not exist on %s; create it, or pass --create-topics"
                        .formatted(name, bootstrapServers));
    }

    private <T> T await(String doing, KafkaFuture<T> answer) {
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

    /** A broker learns of a new topic a moment after the controller has made it. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECHECK_MILLIS);
        } catch (InterruptedException interruption) {
            throw new InterruptException(interruption);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
