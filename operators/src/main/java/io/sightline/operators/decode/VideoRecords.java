package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.bitstream.UndecodableFrameException;
import io.sightline.operators.frame.EncodedFrame;
import java.util.List;

/**
 * Puts records together that hold only parts of a frame, and passes whole frames on. Nearly all
 * producers send a frame in a record; these rules are for the others. A record is held back, in the
 * camera's state, until a later record shows where it belongs:
 *
 * <ul>
 *   <li>A record without a slice (parameter sets, delimiters, messages) belongs to the next frame,
 *       unless that shows that its own picture was cut off.
 *   <li>A record whose first slice is not the first of its picture continues the frame before. From
 *       then on the camera counts as one that sends slices apart, and each of its frames waits for
 *       the first slice of the next one.
 *   <li>The frame where decoding starts is decoded on trial. If blocks are missing, it waits as
 *       well, so that such a camera loses no frame.
 *   <li>A field of H.264 waits for the next record, which may be its second field.
 * </ul>
 *
 * <p>What becomes of a record depends on the records before it and the beginning of the next, never
 * on time: a pause changes nothing. The frame has the identity of the record with its first slice.
 */
final class VideoRecords {
    /** Parameter sets and messages before a frame, each in a record. */
    private static final int MAX_RECORDS_WITHOUT_PICTURE = 64;

    /** As many as NAL units of a record. */
    private static final int MAX_RECORDS = 2000;

    private final DecodePolicy policy;
    private final VideoStreams videos;
    private final AllowedFields fields;

    VideoRecords(DecodePolicy policy, VideoStreams videos) {
        this.policy = policy;
        this.videos = videos;
        fields = new AllowedFields(policy.maxOpenDecoders());
    }

    /** Takes the next record of a stream, which follows on the one before it without a break. */
    void accept(EncodedFrame record, VideoStream stream) {
        AccessUnit part;
        try {
            part =
                    AccessUnit.parsePart(
                            record.source().value(), stream.codec(), policy.maxPixels());
        } catch (UndecodableFrameException broken) {
            interrupt(stream);
            stream.refuse(record, broken.reason(), broken.getMessage());
            return;
        }
        HeldRecords held = HeldRecords.of(stream);
        if (isPictureLost(held, part, stream)) {
            interrupt(stream);
            refuse(
                    HeldRecords.of(stream),
                    stream,
                    DecodeReason.NO_PICTURE,
                    "no slice in the record, and the next one is of another frame");
            held = HeldRecords.of(stream);
        }
        if (!part.hasPicture()) {
            hold(record, held, stream);
        } else if (!part.startsPicture()) {
            continueFrame(record, held, stream);
        } else {
            startFrame(record, part, held, stream);
        }
    }

    /**
     * Whether the picture of records without one was cut off: another access unit begins, or what
     * follows new parameter sets is no keyframe. Then later frames refer to a picture that is
     * missing.
     */
    private static boolean isPictureLost(HeldRecords held, AccessUnit next, VideoStream stream) {
        if (held.countAfterPicture() == 0) {
            return false;
        }
        AccessUnit before = held.unitAfterPicture();
        if (before.isDelimited() && next.isDelimited()) {
            return true;
        }
        return next.startsPicture()
                && !next.isStart()
                && before.recoveryPoint().isEmpty()
                && before.parameterSets().length > 0
                && !before.repeats(stream.gop().parameterSets());
    }

    private void continueFrame(EncodedFrame record, HeldRecords held, VideoStream stream) {
        boolean waiting = videos.isWaiting(stream);
        if (held.hasPicture() || !waiting) {
            stream.store().updateSlicesApart(true);
        }
        if (held.hasPicture()) {
            hold(record, held, stream);
            return;
        }
        videos.interrupt(stream);
        stream.refuse(
                record,
                waiting ? DecodeReason.NO_KEYFRAME : DecodeReason.CORRUPT,
                "a slice without the first slice of its picture");
    }

    private void startFrame(
            EncodedFrame record, AccessUnit part, HeldRecords held, VideoStream stream) {
        boolean apart = stream.store().slicesApart();
        if (held.hasPicture()) {
            if (part.isSecondFieldOf(held.unit(), stream.gop().parameterSets())) {
                hold(record, held, stream);
                if (!apart) {
                    pass(HeldRecords.of(stream), stream);
                }
                return;
            }
            pass(held, stream);
            startFrame(record, part, HeldRecords.of(stream), stream);
            return;
        }
        EncodedFrame frame = held.isEmpty() ? record : held.with(record).frame();
        AccessUnit unit = held.isEmpty() ? part : held.with(record).unit();
        if (apart || isUnpairedField(unit, stream) || mayLackSlices(frame, unit, stream)) {
            hold(record, held, stream);
        } else if (held.isEmpty()) {
            videos.accept(record, part, stream);
        } else {
            pass(held.with(record), stream);
        }
    }

    private boolean isUnpairedField(AccessUnit unit, VideoStream stream) {
        byte[] knownSets = stream.parameterSets(unit);
        return fields.areAllowed(stream.cameraId(), knownSets, stream.codec())
                && unit.isUnpairedField(knownSets);
    }

    private boolean mayLackSlices(EncodedFrame frame, AccessUnit unit, VideoStream stream) {
        return videos.isAwaited(unit, stream) && !videos.isComplete(frame, unit, stream);
    }

    /** Passes the frame on; records after it that have no picture stay. */
    private void pass(HeldRecords held, VideoStream stream) {
        stream.store().replaceHeld(held.afterPicture());
        for (EncodedFrame part : held.joinedRecords()) {
            stream.outcomes().add(new DecodeOutcome.Joined(part));
        }
        videos.accept(held.frame(), stream);
    }

    private void hold(EncodedFrame record, HeldRecords held, VideoStream stream) {
        HeldRecords more = held.with(record);
        if (more.count() > MAX_RECORDS || more.bytes() > policy.maxGopBytes()) {
            refuse(more, stream, DecodeReason.TOO_LARGE, "the records of a frame are too many");
            videos.interrupt(stream);
        } else if (more.countAfterPicture() > MAX_RECORDS_WITHOUT_PICTURE) {
            refuse(more, stream, DecodeReason.NO_PICTURE, "too many records without a picture");
            videos.interrupt(stream);
        } else {
            stream.store().addHeld(record);
        }
    }

    private static void refuse(
            HeldRecords held, VideoStream stream, DecodeReason reason, String detail) {
        stream.store().replaceHeld(List.of());
        held.records().forEach(record -> stream.refuse(record, reason, detail));
    }

    /**
     * The stream is interrupted: frames get their outcome, later ones are refused until a keyframe.
     * Parameter sets that wait for their frame stay.
     */
    void interrupt(VideoStream stream) {
        HeldRecords held = HeldRecords.of(stream);
        if (held.hasPicture()) {
            pass(held, stream);
        }
        videos.interrupt(stream);
    }

    /** Refuses the records that wait for later ones, without decoding them. */
    void abandon(VideoStream stream, String detail) {
        refuse(HeldRecords.of(stream), stream, DecodeReason.POISON, detail);
    }

    /** No more records of the stream will come: all records get their outcome. */
    void finish(VideoStream stream) {
        interrupt(stream);
        refuse(
                HeldRecords.of(stream),
                stream,
                DecodeReason.NO_PICTURE,
                "no slice in the record, and no frame followed it");
        stream.store().updateSlicesApart(false);
    }
}
