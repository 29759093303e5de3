package io.sightline.jobs.kafka.source;

import io.sightline.operators.frame.EncodedFrame;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts frames that retention deleted before they were read, and warns of them. Kafka's consumer
 * continues at the oldest frame that is left and reports nothing.
 *
 * <p>A jump in the offsets has several causes: markers of transactions, aborted records,
 * compaction, retention. Only retention moves the oldest offset beyond the one that was expected,
 * so that is looked up after a jump, at most once a second for a partition.
 */
final class ExpiredFrames implements AutoCloseable {
    /** Name of the counter. */
    static final String METRIC = "framesExpired";

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredFrames.class);
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final OldestOffsets oldest;
    private final Counter count;
    private final Map<TopicPartition, Long> expected = new HashMap<>();
    private final Map<TopicPartition, Long> lookedAt = new HashMap<>();
    private final WatchedOutput watched = new WatchedOutput(this);

    /**
     * @param oldest where the oldest offsets are looked up; closed with this
     * @param metrics takes the counter
     */
    ExpiredFrames(OldestOffsets oldest, MetricGroup metrics) {
        this.oldest = oldest;
        this.count = metrics.counter(METRIC);
    }

    /** Passes frames on, and looks at their offsets. */
    ReaderOutput<EncodedFrame> watch(ReaderOutput<EncodedFrame> output) {
        return watched.to(output);
    }

    /**
     * The next frame of a partition.
     *
     * @param offset negative if it is not known
     */
    void expect(TopicPartition partition, long offset) {
        if (offset >= 0) {
            expected.put(partition, offset);
        }
    }

    /** A frame was read. */
    void read(TopicPartition partition, long offset) {
        Long next = expected.put(partition, offset + 1);
        if (next != null && offset > next && mayLook(partition)) {
            OptionalLong first = oldest.of(partition);
            long lost = Math.min(first.orElse(next), offset) - next;
            if (lost > 0) {
                count.inc(lost);
                LOG.warn(
                        "{} frames of {} were deleted by the topic's retention before they were"
                                + " read, from offset {} on; raise retention.ms, or process faster",
                        lost,
                        partition,
                        next);
            }
        }
    }

    private boolean mayLook(TopicPartition partition) {
        long now = System.nanoTime();
        Long before = lookedAt.get(partition);
        if (before != null && now - before < LOOK_EVERY_NANOS) {
            return false;
        }
        lookedAt.put(partition, now);
        return true;
    }

    @Override
    public void close() {
        oldest.close();
    }
}
