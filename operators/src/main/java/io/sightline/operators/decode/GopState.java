package io.sightline.operators.decode;

import io.sightline.operators.bitstream.PictureRole;

/**
 * How far the current group of pictures of a camera's video is decoded. With the stored access
 * units it rebuilds a decoder exactly: same pictures, same refusals.
 *
 * @param phase what is known of the group
 * @param units number of stored access units
 * @param bytes size of the stored access units
 * @param settled how many of the stored units, from the first, already have their outcome
 * @param startDepth what was known of the stream's reordering when the first unit was decoded
 * @param learnedDepth what is known of it now
 * @param leadingLost whether RASL pictures of the group refer to pictures that were never decoded
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
        /** Nothing: frames wait for a keyframe. */
        WAITING,
        /** All of it: the stored units begin at a keyframe. */
        REPLAYABLE,
        /** It outgrew its bound; only units without an outcome are stored. */
        OUTGROWN
    }

    /** Before the first frame of a stream. */
    static GopState initial() {
        return new GopState(Phase.WAITING, 0, 0, 0, 0, 0, false, new byte[0]);
    }

    /** Nothing stored, waiting for a keyframe; what the stream taught is kept. */
    GopState waiting() {
        return new GopState(
                Phase.WAITING, 0, 0, 0, learnedDepth, learnedDepth, false, parameterSets);
    }

    /** A new group, none of its units stored yet. */
    GopState started(PictureRole role, byte[] newestParameterSets) {
        return new GopState(
                Phase.REPLAYABLE,
                0,
                0,
                0,
                learnedDepth,
                learnedDepth,
                role != PictureRole.IDR,
                newestParameterSets);
    }

    /** Goes on across a keyframe that the pictures around it may refer over. */
    GopState continuedAt(byte[] newestParameterSets) {
        return new GopState(
                phase, units, bytes, settled, startDepth, learnedDepth, false, newestParameterSets);
    }

    /** One more unit stored. */
    GopState with(long unitBytes, int depth) {
        return new GopState(
                phase,
                units + 1,
                bytes + unitBytes,
                settled,
                startDepth,
                depth,
                leadingLost,
                parameterSets);
    }

    /** Some more units have their outcome. */
    GopState settled(int more) {
        return new GopState(
                phase,
                units,
                bytes,
                settled + more,
                startDepth,
                learnedDepth,
                leadingLost,
                parameterSets);
    }

    /** Some settled units at the front are no longer stored. */
    GopState without(int droppedUnits, long droppedBytes) {
        return new GopState(
                phase,
                units - droppedUnits,
                bytes - droppedBytes,
                settled - droppedUnits,
                learnedDepth,
                learnedDepth,
                leadingLost,
                parameterSets);
    }

    /** Only units without an outcome are stored. */
    GopState outgrown(int unsettledUnits) {
        return new GopState(
                Phase.OUTGROWN,
                unsettledUnits,
                0,
                0,
                startDepth,
                learnedDepth,
                leadingLost,
                parameterSets);
    }

    /** Whether stored units have no outcome yet. */
    boolean hasPending() {
        return units > settled;
    }
}
