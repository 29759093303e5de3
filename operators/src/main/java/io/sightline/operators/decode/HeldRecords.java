package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of a camera that wait for later ones, in stream order: records without a picture, then
 * perhaps the records of one picture, then perhaps more records without one.
 */
final class HeldRecords {
    private final ContentType codec;
    private final List<EncodedFrame> records;

    /** Index after the last record with a slice; 0 when there is none. */
    private final int pictureEnd;

    private HeldRecords(ContentType codec, List<EncodedFrame> records) {
        this.codec = codec;
        this.records = records;
        int end = records.size();
        while (end > 0 && !unit(records.get(end - 1)).hasPicture()) {
            end--;
        }
        pictureEnd = end;
    }

    static HeldRecords of(VideoStream stream) {
        return new HeldRecords(stream.codec(), stream.store().held());
    }

    /** These and one more. */
    HeldRecords with(EncodedFrame record) {
        List<EncodedFrame> more = new ArrayList<>(records);
        more.add(record);
        return new HeldRecords(codec, more);
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    boolean hasPicture() {
        return pictureEnd > 0;
    }

    List<EncodedFrame> records() {
        return records;
    }

    int count() {
        return records.size();
    }

    int countAfterPicture() {
        return records.size() - pictureEnd;
    }

    long bytes() {
        return records.stream().mapToLong(record -> record.source().value().length).sum();
    }

    /** The records after the picture. */
    List<EncodedFrame> afterPicture() {
        return List.copyOf(records.subList(pictureEnd, records.size()));
    }

    /** The headers of the records after the picture, which must not be empty. */
    AccessUnit unitAfterPicture() {
        return new HeldRecords(codec, afterPicture()).joinedUnit();
    }

    private AccessUnit joinedUnit() {
        return AccessUnit.accepted(bytes(records), codec);
    }

    /** The records of the frame, except for the one that has its first slice. */
    List<EncodedFrame> joinedRecords() {
        List<EncodedFrame> joined = new ArrayList<>(records.subList(0, pictureEnd));
        joined.remove(first());
        return joined;
    }

    /** The headers of the frame. */
    AccessUnit unit() {
        return unit(frame());
    }

    /** The frame: the record with its first slice, and in it the bytes of all its records. */
    EncodedFrame frame() {
        EncodedFrame first = records.get(first());
        if (pictureEnd == 1) {
            return first;
        }
        byte[] bytes = bytes(records.subList(0, pictureEnd));
        SourceRecord source = first.source();
        return new EncodedFrame(
                first.cameraId(),
                first.streamEpoch(),
                first.seq(),
                first.numbered(),
                first.contentType(),
                first.receivedMicros(),
                new SourceRecord(
                        source.topic(),
                        source.partition(),
                        source.offset(),
                        source.timestampMillis(),
                        source.key(),
                        bytes,
                        source.headers()));
    }

    private static byte[] bytes(List<EncodedFrame> records) {
        int length = 0;
        for (EncodedFrame record : records) {
            length = Math.addExact(length, record.source().value().length);
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (EncodedFrame record : records) {
            byte[] part = record.source().value();
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        return bytes;
    }

    /** Index of the record with the first slice. */
    private int first() {
        int first = 0;
        while (!unit(records.get(first)).hasPicture()) {
            first++;
        }
        return first;
    }

    private AccessUnit unit(EncodedFrame record) {
        return AccessUnit.accepted(record.source().value(), codec);
    }
}
