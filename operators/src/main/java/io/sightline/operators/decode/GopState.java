package io.sightline.operators.decode;

import io.sightline.operators.bitstream.PictureRole;
import io.sightline.operators.frame.EncodedFrame;
import java.util.List;

/**
 * How far the current group of pictures of a camera's video is decoded. Together with the stored
 * access units it rebuilds a decoder exactly: same images, same refusals.
 *
 * @param phase what is known of the group
 * @param units number of stored access units
 * @param bytes size of the stored access units
 * @param settled how many of the stored units, from the first on, already have their outcome
 * @param startDepth what was known of the stream's reordering when the first unit was decoded
 * @param learnedDepth what is known of it now
 * @param leadingLost whether leading pictures of the group refer to pictures that were never
 *     decoded
 * @param parameterSets the newest parameter sets that came with a keyframe, Annex B form
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: states are never compared
public record GopState(
        Phase phase,
        int units,
        long bytes,
        int settled,
        int startDepth,
        int learnedDepth,
        boolean leadingLost,
        byte[] parameterSets) {

    /** What is known of a group of pictures. */
    public enum Phase {
        /** Nothing: frames are refused until a keyframe. */
        WAITING,
        /** All of it: the stored units begin at a keyframe. */
        REPLAYABLE,
        /** It exceeded its bound; only units without an outcome are stored. */
        OUTGROWN
    }

    /** Before the first frame of a stream. */
    static GopState initial() {
        return new GopState(Phase.WAITING, 0, 0, 0, 0, 0, false, new byte[0]);
    }

    /**
     * No unit is stored, and frames are refused until a keyframe; parameter sets and depth are
     * kept.
     */
    GopState withNothingStored() {
        Change change = new Change(this);
        change.clear(Phase.WAITING);
        change.leadingLost = false;
        return change.result();
    }

    /**
     * A new group starts at a keyframe, or at a recovery point, whose role is {@link
     * PictureRole#TRAILING}; none of its units is stored yet.
     */
    GopState withNewGroup(PictureRole keyframe, byte[] newestParameterSets) {
        Change change = new Change(this);
        change.clear(Phase.REPLAYABLE);
        change.leadingLost = keyframe != PictureRole.IDR;
        change.parameterSets = newestParameterSets;
        return change.result();
    }

    /** The group continues across a keyframe that the pictures around it may refer over. */
    GopState withKeyframe(byte[] newestParameterSets) {
        Change change = new Change(this);
        change.leadingLost = false;
        change.parameterSets = newestParameterSets;
        return change.result();
    }

    /** The stream has other parameter sets than before; nothing is decoded with them yet. */
    GopState withParameterSets(byte[] newestParameterSets) {
        Change change = new Change(this);
        change.parameterSets = newestParameterSets;
        return change.result();
    }

    /**
     * One more unit is stored.
     *
     * @param unitBytes its size
     * @param depth what is known of the stream's reordering now
     */
    GopState withUnit(long unitBytes, int depth) {
        Change change = new Change(this);
        change.units++;
        change.bytes += unitBytes;
        change.learnedDepth = depth;
        return change.result();
    }

    /** So many more of the stored units have their outcome. */
    GopState withSettled(int more) {
        Change change = new Change(this);
        change.settled += more;
        return change.result();
    }

    /** So many settled units at the front are no longer stored. */
    GopState withoutSettledUnits(int droppedUnits, long droppedBytes) {
        Change change = new Change(this);
        change.units -= droppedUnits;
        change.bytes -= droppedBytes;
        change.settled -= droppedUnits;
        change.startDepth = learnedDepth;
        return change.result();
    }

    /** The group exceeded its bound: only these units, which have no outcome, are stored. */
    GopState withOutgrown(List<EncodedFrame> unsettled) {
        Change change = new Change(this);
        change.phase = Phase.OUTGROWN;
        change.units = unsettled.size();
        change.bytes = unsettled.stream().mapToLong(unit -> unit.source().value().length).sum();
        change.settled = 0;
        return change.result();
    }

    /** Whether nothing is known of the stream, as before its first keyframe. */
    boolean isInitial() {
        return phase == Phase.WAITING && learnedDepth == 0 && parameterSets.length == 0;
    }

    /** Bytes that are stored of the stream. */
    long storedBytes() {
        return bytes + parameterSets.length;
    }

    /** Whether stored units have no outcome yet. */
    boolean hasPending() {
        return units > settled;
    }

    /** Builds the next state from the current one. */
    private static final class Change {
        private Phase phase;
        private int units;
        private long bytes;
        private int settled;
        private int startDepth;
        private int learnedDepth;
        private boolean leadingLost;
        private byte[] parameterSets;

        private Change(GopState before) {
            phase = before.phase;
            units = before.units;
            bytes = before.bytes;
            settled = before.settled;
            startDepth = before.startDepth;
            learnedDepth = before.learnedDepth;
            leadingLost = before.leadingLost;
            parameterSets = before.parameterSets;
        }

        private void clear(Phase next) {
            phase = next;
            units = 0;
            bytes = 0;
            settled = 0;
            startDepth = learnedDepth;
        }

        private GopState result() {
            return new GopState(
                    phase,
                    units,
                    bytes,
                    settled,
                    startDepth,
                    learnedDepth,
                    leadingLost,
                    parameterSets);
        }
    }
}
