package io.sightline.jobs.kafka;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.kafka.source.GroupClaim;
import io.sightline.jobs.topics.AdminConnection;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who claims a {@code --group-id}. Only one job of a group may run: two would read the same frames
 * and report each twice, or abort each other's transactions. The owner closes it.
 */
public final class GroupClaims implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupClaims.class);
    private static final long LOOK_EVERY_MILLIS = 250;

    private final AdminConnection connection;
    private final String groupId;

    private GroupClaims(AdminConnection connection, String groupId) {
        this.connection = connection;
        this.groupId = groupId;
    }

    /**
     * Connects.
     *
     * @param kafka brokers of the job
     * @param groupId the job's name
     * @throws UserError when no broker answers within ten seconds or an address is invalid
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // its owner closes both
    public static GroupClaims connect(PipelineTopics kafka, String groupId) {
        return new GroupClaims(AdminConnection.open(kafka.cluster()), groupId);
    }

    /**
     * Requires that no job of this name is running. A job that was killed holds its claim for some
     * seconds, so if there is one, this waits until it expires or is known to be alive.
     *
     * @param dead the run whose claim does not count, because it is known to have ended
     * @throws UserError when one is running
     */
    public void requireFree(Optional<String> dead) {
        Optional<MemberDescription> holder = holder(dead);
        if (holder.isEmpty()) {
            return;
        }
        Duration patience = GroupClaim.EXPIRES_AFTER.plusSeconds(2);
        LOG.warn(
                "A job with --group-id {} was running on {} a moment ago; waiting up to {} s to see"
                        + " whether it still is",
                groupId,
                holder.get().host(),
                patience.toSeconds());
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            pause();
            if (holder(dead).isEmpty()) {
                return;
            }
        }
        throw new UserError(
                "a job with --group-id %s is already running at %s, on host %s; stop it, or start"
                                .formatted(groupId, connection.cluster(), holder.get().host())
                        + " this one with another --group-id");
    }

    private Optional<MemberDescription> holder(Optional<String> dead) {
        String group = GroupClaim.groupOf(groupId);
        try {
            return connection
                    .await(
                            "describe group '%s' on".formatted(group),
                            connection
                                    .admin()
                                    .describeConsumerGroups(List.of(group))
                                    .describedGroups()
                                    .get(group))
                    .members()
                    .stream()
                    .filter(
                            member ->
                                    dead.isEmpty()
                                            || !GroupClaim.isOf(member.clientId(), dead.get()))
                    .findAny();
        } catch (UserError failure) {
            if (failure.getCause() instanceof GroupIdNotFoundException) {
                return Optional.empty();
            }
            throw failure;
        }
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
