package io.sightline.jobs.kafka;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.topics.AdminConnection;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The transactions of the jobs with one {@code --group-id}, of which only one may run. Two would
 * read the same frames and report each twice, or abort each other's transactions. The owner closes
 * it.
 */
public final class JobTransactions implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 250;

    private final AdminConnection connection;
    private final String groupId;
    private final Pattern ids;

    private JobTransactions(AdminConnection connection, PipelineTopics kafka, String groupId) {
        this.connection = connection;
        this.groupId = groupId;
        this.ids =
                Pattern.compile(
                        "(%s|%s)-\\d+-\\d+"
                                .formatted(
                                        prefix(groupId, kafka.detectionsTopic()),
                                        prefix(groupId, kafka.dlqTopic())));
    }

    private static String prefix(String groupId, String topic) {
        return Pattern.quote(KafkaEdges.transactionalIdPrefix(groupId, topic));
    }

    /**
     * Connects.
     *
     * @param kafka brokers and topics of the job
     * @param groupId the job's name
     * @throws UserError when no broker answers within ten seconds or an address is invalid
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // its owner closes both
    public static JobTransactions connect(PipelineTopics kafka, String groupId) {
        return new JobTransactions(AdminConnection.open(kafka.cluster()), kafka, groupId);
    }

    /**
     * Requires that no job of this name is running. Only a running job initialises its
     * transactional ids again, at every checkpoint, even without frames. Returns at once if there
     * never was a job of this name, otherwise after the given time.
     *
     * @param watched longer than the time between two checkpoints of a job
     * @throws UserError when one is running
     */
    public void requireNoneRunning(Duration watched) {
        Set<Holder> before = holders();
        long deadline = System.nanoTime() + watched.toNanos();
        while (!before.isEmpty() && System.nanoTime() < deadline) {
            pause();
            if (!before.containsAll(holders())) {
                throw new UserError(
                        "a job with --group-id %s is already running at %s; stop it, or start this"
                                        .formatted(groupId, connection.cluster())
                                + " one with another --group-id");
            }
        }
    }

    /** The producer of a transactional id; initialising it again raises the epoch. */
    private record Holder(String transactionalId, long producerId, int epoch) {}

    private Set<Holder> holders() {
        List<String> known =
                connection
                        .await(
                                "list the transactions of",
                                connection.admin().listTransactions().all())
                        .stream()
                        .map(TransactionListing::transactionalId)
                        .filter(id -> ids.matcher(id).matches())
                        .toList();
        Set<Holder> holders = new HashSet<>();
        connection
                .await(
                        "describe the transactions of",
                        connection.admin().describeTransactions(known).all())
                .forEach(
                        (id, transaction) ->
                                holders.add(
                                        new Holder(
                                                id,
                                                transaction.producerId(),
                                                transaction.producerEpoch())));
        return holders;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException interruption) {
            throw new InterruptException(interruption);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
