package io.sightline.jobs.topics;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics of one Kafka cluster: creates them, checks that they exist, reads their limits.
 * Refusals of the cluster become a {@link UserError} of one line. The owner closes it.
 */
public final class Topics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration LISTING_WAIT = Duration.ofSeconds(30);
    private static final long RECHECK_MILLIS = 50;

    /** Default number of partitions of a new topic. */
    public static final int DEFAULT_PARTITIONS = 4;

    /** Largest frame that a new topic allows, bytes. */
    public static final int MAX_FRAME_BYTES = 16 << 20;

    private static final int DEAD_LETTER_HEADER_BYTES = 64 << 10;

    private final AdminConnection connection;

    private Topics(AdminConnection connection) {
        this.connection = connection;
    }

    /**
     * Connects and checks that the cluster answers.
     *
     * @param cluster to connect to
     * @throws UserError when no broker answers within ten seconds or an address is invalid
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // its owner closes both
    public static Topics connect(KafkaCluster cluster) {
        return new Topics(AdminConnection.open(cluster));
    }

    /**
     * Creates the topics that do not exist yet, and leaves the others as they are. Returns when the
     * cluster lists all of them.
     *
     * @param names of the topics
     * @param partitions of each new topic, from 1
     * @param maxMessageBytes largest record batch of each new topic, bytes
     * @throws UserError when the cluster refuses one
     */
    public void create(Collection<String> names, int partitions, int maxMessageBytes) {
        create(names, partitions, maxMessageBytes, TimestampType.CREATE_TIME);
    }

    private void create(
            Collection<String> names, int partitions, int maxMessageBytes, TimestampType times) {
        Map<String, String> configs =
                Map.of(
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(maxMessageBytes),
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        times.name);
        List<NewTopic> topics =
                names.stream()
                        .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()))
                        .map(topic -> topic.configs(configs))
                        .toList();
        connection.admin().createTopics(topics).values().forEach(this::awaitCreated);
        awaitListed(names);
    }

    /** A client without the right to see a topic never sees it listed, so the wait is limited. */
    private void awaitListed(Collection<String> names) {
        long deadline = System.nanoTime() + LISTING_WAIT.toNanos();
        while (!list().containsAll(names)) {
            if (System.nanoTime() > deadline) {
                throw new UserError(
                        String.format(
                                Locale.ROOT,
                                "Kafka does not list the topics %s within %d s of creating them",
                                names,
                                LISTING_WAIT.toSeconds()));
            }
            pause();
        }
    }

    /**
     * Creates those topics of the pipeline that do not exist yet.
     *
     * @param kafka names of the topics
     * @param partitions of each new topic, from 1; at most that many tasks read frames
     * @throws UserError when the cluster refuses one
     */
    public void createMissing(PipelineTopics kafka, int partitions) {
        createMissing(kafka, partitions, TimestampType.CREATE_TIME);
    }

    /**
     * Creates the same topics, with records stamped by the broker when it appends them: the latency
     * of the pipeline can then be read from its two ends by one clock.
     *
     * @param kafka names of the topics
     * @param partitions of each new topic, from 1
     * @throws UserError when the cluster refuses one
     */
    public void createMissingStampedByBroker(PipelineTopics kafka, int partitions) {
        createMissing(kafka, partitions, TimestampType.LOG_APPEND_TIME);
    }

    private void createMissing(PipelineTopics kafka, int partitions, TimestampType times) {
        List<String> names = List.of(kafka.framesTopic(), kafka.detectionsTopic());
        create(names, partitions, MAX_FRAME_BYTES, times);
        create(
                List.of(kafka.dlqTopic()),
                partitions,
                MAX_FRAME_BYTES + DEAD_LETTER_HEADER_BYTES,
                times);
    }

    private void awaitCreated(String name, KafkaFuture<Void> creation) {
        try {
            connection.await("create topic '%s' on".formatted(name), creation);
        } catch (UserError refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused;
            }
        }
    }

    /**
     * Requires that the topics exist.
     *
     * @throws UserError with the name of the first one that does not
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
     * What the topic takes. Kafka's defaults, with a warning, if the login may not read the topic's
     * settings.
     *
     * @throws UserError when the topic does not exist
     */
    public TopicLimits limits(String name) {
        require(List.of(name));
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        KafkaFuture<TopicLimits> limits =
                connection
                        .admin()
                        .describeConfigs(List.of(topic))
                        .values()
                        .get(topic)
                        .thenApply(TopicLimits::of);
        try {
            return connection.await("read the limits of topic '%s' on".formatted(name), limits);
        } catch (UserError refused) {
            if (!(refused.getCause() instanceof AuthorizationException)) {
                throw refused;
            }
            LOG.warn(
                    "The login may not read the settings of topic '{}' (DescribeConfigs), so"
                            + " Kafka's default limits are assumed: records of {} bytes, timestamps"
                            + " at most {} ms in the future",
                    name,
                    TopicLimits.DEFAULT.maxMessageBytes(),
                    TopicLimits.DEFAULT.maxFutureMillis());
            return TopicLimits.DEFAULT;
        }
    }

    /**
     * Requires that the login may read or write a topic. A cluster without access control permits
     * everything.
     *
     * @throws UserError when it may not
     */
    public void requireRight(String name, boolean write) {
        AclOperation needed = write ? AclOperation.WRITE : AclOperation.READ;
        Set<AclOperation> permitted =
                connection
                        .await(
                                "describe topic '%s' on".formatted(name),
                                connection
                                        .admin()
                                        .describeTopics(
                                                List.of(name),
                                                new DescribeTopicsOptions()
                                                        .includeAuthorizedOperations(true))
                                        .allTopicNames())
                        .get(name)
                        .authorizedOperations();
        if (permitted != null && !permitted.contains(needed)) {
            throw new UserError(
                    "the login may not %s topic '%s' at %s; grant it %s on that topic"
                            .formatted(
                                    write ? "write" : "read", name, connection.cluster(), needed));
        }
    }

    /** The id of the cluster. */
    public String clusterId() {
        return connection.await("ask", connection.admin().describeCluster().clusterId());
    }

    /**
     * The id of a topic. A topic that was deleted and created again has another one.
     *
     * @throws UserError when the topic does not exist
     */
    public String id(String name) {
        return connection
                .await(
                        "describe topic '%s' on".formatted(name),
                        connection.admin().describeTopics(List.of(name)).allTopicNames())
                .get(name)
                .topicId()
                .toString();
    }

    private Set<String> list() {
        return connection.await("list the topics of", connection.admin().listTopics().names());
    }

    private UserError missing(String name) {
        return new UserError(
                "topic '%s' does not exist on %s; create it, or pass --create-topics"
                        .formatted(name, connection.cluster()));
    }

    /** A broker learns of a new topic shortly after the controller has created it. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECHECK_MILLIS);
        } catch (InterruptedException interruption) {
            throw new InterruptException(interruption);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
