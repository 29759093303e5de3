package io.sightline.jobs.kafka.source;

import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.models.error.UserError;
import io.sightline.operators.frame.EncodedFrame;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * The source of frames. Its state is that of {@link KafkaSource}.
 *
 * <p>The connector fixes where a bounded job ends in its state, but after a restore it never ends
 * (FLINK-31006, FLINK-33466). Here a restored bounded job ends at the end in its state. A bounded
 * job that continues an unbounded one ends at its own end. An unbounded job cannot continue a
 * bounded one: partitions that were read to their end would be missing.
 */
public final class KafkaFrameSource
        implements Source<EncodedFrame, KafkaPartitionSplit, KafkaSourceEnumState>,
                ResultTypeQueryable<EncodedFrame> {
    @Serial private static final long serialVersionUID = 1L;

    private final KafkaSource<EncodedFrame> kafka;
    private final Properties properties;
    private final String groupId;
    private final String run;
    private final ArrayList<String> transactions;
    private final boolean commits;
    // Null without an end: an Optional is not serializable.
    private final StoppingOffsets end;

    private KafkaFrameSource(KafkaSource<EncodedFrame> kafka, Properties properties, Span span) {
        this.kafka = kafka;
        this.properties = properties;
        this.groupId = span.groupId();
        this.run = span.run();
        this.transactions = new ArrayList<>(span.transactions());
        this.commits = span.commits();
        this.end = span.end().map(StoppingOffsets::new).orElse(null);
    }

    /**
     * Makes the source.
     *
     * @param topic of the frames
     * @param span which part of it is read, and for whom
     * @param properties of the consumer, with the addresses of the brokers; the source adds what it
     *     decides itself
     * @param schema of the frames
     */
    public static KafkaFrameSource of(
            String topic,
            Span span,
            Properties properties,
            KafkaRecordDeserializationSchema<EncodedFrame> schema) {
        KafkaSourceBuilder<EncodedFrame> source = KafkaSource.builder();
        span.end().ifPresent(end -> source.setBounded(new StoppingOffsets(end)));
        // A replay reads beside the group's job and must not move it.
        source.setProperties(properties)
                .setProperty(
                        KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(),
                        Boolean.toString(span.commits()))
                .setTopics(topic)
                .setGroupId(span.groupId())
                .setClientIdPrefix(span.groupId())
                .setStartingOffsets(new StartingOffsets(span.start()))
                .setDeserializer(schema);
        return new KafkaFrameSource(source.build(), properties, span);
    }

    /**
     * Which part of a topic a job reads.
     *
     * @param groupId consumer group of the job
     * @param run tells runs of the job apart; any word
     * @param start where a new job starts
     * @param end where it ends; empty for a job that does not end
     * @param transactions prefixes of the transactional ids of its sinks; empty without
     *     transactions
     */
    public record Span(
            String groupId,
            String run,
            TopicPosition start,
            Optional<TopicPosition.Offsets> end,
            List<String> transactions) {
        public Span {
            Objects.requireNonNull(groupId, "groupId");
            Objects.requireNonNull(run, "run");
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(end, "end");
            transactions = List.copyOf(transactions);
        }

        /** Whether the group's offsets follow the job: only if the job started there. */
        public boolean commits() {
            return start instanceof TopicPosition.Committed;
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return kafka.getBoundedness();
    }

    @Override
    public SourceReader<EncodedFrame, KafkaPartitionSplit> createReader(SourceReaderContext context)
            throws Exception {
        return new FrameReader(
                kafka.createReader(context),
                Optional.ofNullable(end),
                new ExpiredFrames(new OldestOffsets(properties), context.metricGroup()),
                commits ? new GroupEnd(properties, groupId) : GroupEnd.NOT_COMMITTED);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return claiming(context, kafka.createEnumerator(context));
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
            throws IOException {
        if (end == null) {
            splits(state).forEach(KafkaFrameSource::requireUnbounded);
            return claiming(context, kafka.restoreEnumerator(context, state));
        }
        return claiming(
                context,
                RestoredEnumerator.canContinue(state)
                        ? new RestoredEnumerator(context, state)
                        : kafka.restoreEnumerator(context, state));
    }

    private SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> claiming(
            SplitEnumeratorContext<KafkaPartitionSplit> context,
            SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> splits) {
        return new ClaimingEnumerator(
                splits,
                context,
                new SupersededTransactions(properties, transactions),
                groupId,
                () -> new GroupClaim(properties, groupId, run));
    }

    private static Stream<KafkaPartitionSplit> splits(KafkaSourceEnumState state) {
        return Stream.concat(state.assignedSplits().stream(), state.unassignedSplits().stream());
    }

    /** Ends the job for good if a split has an end. */
    static void requireUnbounded(KafkaPartitionSplit split) {
        if (split.getStoppingOffset().isPresent()) {
            throw new SuppressRestartsException(
                    new UserError(
                            "the job continues from the state of a job with --until, but has no"
                                    + " --until; pass the same --until, or start without that"
                                    + " state"));
        }
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return kafka.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return kafka.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<EncodedFrame> getProducedType() {
        return kafka.getProducedType();
    }
}
