package io.sightline.jobs.kafka.source;

import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.SourceRecord;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.kafka.common.TopicPartition;

/** The output of a reader, of which {@link ExpiredFrames} sees every frame. */
final class WatchedOutput implements ReaderOutput<EncodedFrame> {
    private final ExpiredFrames expired;
    private ReaderOutput<EncodedFrame> output;

    WatchedOutput(ExpiredFrames expired) {
        this.expired = expired;
    }

    /** The same output in front of another one. */
    WatchedOutput to(ReaderOutput<EncodedFrame> next) {
        output = next;
        return this;
    }

    private void look(EncodedFrame frame) {
        SourceRecord source = frame.source();
        expired.read(new TopicPartition(source.topic(), source.partition()), source.offset());
    }

    @Override
    public void collect(EncodedFrame frame) {
        look(frame);
        output.collect(frame);
    }

    @Override
    public void collect(EncodedFrame frame, long timestamp) {
        look(frame);
        output.collect(frame, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
        output.markIdle();
    }

    @Override
    public void markActive() {
        output.markActive();
    }

    @Override
    public SourceOutput<EncodedFrame> createOutputForSplit(String splitId) {
        return new OfSplit(output.createOutputForSplit(splitId));
    }

    @Override
    public void releaseOutputForSplit(String splitId) {
        output.releaseOutputForSplit(splitId);
    }

    private final class OfSplit implements SourceOutput<EncodedFrame> {
        private final SourceOutput<EncodedFrame> split;

        OfSplit(SourceOutput<EncodedFrame> split) {
            this.split = split;
        }

        @Override
        public void collect(EncodedFrame frame) {
            look(frame);
            split.collect(frame);
        }

        @Override
        public void collect(EncodedFrame frame, long timestamp) {
            look(frame);
            split.collect(frame, timestamp);
        }

        @Override
        public void emitWatermark(Watermark watermark) {
            split.emitWatermark(watermark);
        }

        @Override
        public void markIdle() {
            split.markIdle();
        }

        @Override
        public void markActive() {
            split.markActive();
        }
    }
}
