package io.sightline.operators.frame;

import java.util.List;

/**
 * The record that contained a frame, byte for byte, so that a dead letter can return it unchanged.
 *
 * @param topic topic it was read from
 * @param partition partition, from 0
 * @param offset offset in the partition, from 0
 * @param timestampMillis record timestamp, epoch milliseconds
 * @param key may be null
 * @param value may be null
 * @param headers in their original order; names may repeat
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: records are never compared
public record SourceRecord(
        String topic,
        int partition,
        long offset,
        long timestampMillis,
        byte[] key,
        byte[] value,
        List<RecordHeader> headers) {}
