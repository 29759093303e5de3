package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.FrameSize;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * An open decoder of one camera, which returns its images in the order of their access units: a
 * finished image waits for the units before it. Not thread-safe.
 */
final class VideoSession implements AutoCloseable, PictureSink {
    /**
     * After this many further units a picture is no longer awaited. Streams hold back at most 16
     * pictures (H.264 and H.265, annex A and clause C.5), so the decoder has dropped it.
     */
    static final int MAX_REORDERING = 32;

    private final UnitDecoder decoder;
    private final FrameFilter filter;
    private VideoSessions.Reservation reservation;
    private boolean replaceable = true;
    private final Deque<PendingUnit> pending = new ArrayDeque<>();
    private ReplayStart replayStart = new ReplayStart();
    private Optional<Recovery> recovery = Optional.empty();
    private boolean begun;
    private long fed;
    private long drainedBefore;

    /**
     * @param decoder just opened; closed with the session
     * @param filter says which pictures are skipped
     * @param reservation memory that the decoder may use; closed with the session
     */
    VideoSession(UnitDecoder decoder, FrameFilter filter, VideoSessions.Reservation reservation) {
        this.decoder = decoder;
        this.filter = filter;
        this.reservation = reservation;
    }

    VideoSessions.Reservation reservation() {
        return reservation;
    }

    /** Replaces the reservation, which the caller has closed. */
    void reserve(VideoSessions.Reservation other) {
        reservation = other;
    }

    /** Whether the decoder can be rebuilt from the camera's state. */
    boolean isReplaceable() {
        return replaceable;
    }

    /** The group of pictures is no longer stored as a whole. */
    void markIrreplaceable() {
        replaceable = false;
    }

    /** The next unit begins a new group of pictures; all before it have their outcome. */
    void startGroup() {
        replayStart = new ReplayStart();
        recovery = Optional.empty();
        begun = false;
        replaceable = true;
    }

    /** Decodes a unit that already had its outcome. */
    void replay(EncodedFrame frame, AccessUnit unit, byte[] knownSets) {
        isRight(unit, knownSets);
        replayStart.add(unit, knownSets);
        decoder.decode(frame.source().value(), fed++, this);
    }

    /** Decodes a unit whose outcome is wanted. */
    void feed(EncodedFrame frame, AccessUnit unit, byte[] knownSets) {
        pending.add(new PendingUnit(fed, frame, !isRight(unit, knownSets)));
        replayStart.add(unit, knownSets);
        decoder.decode(frame.source().value(), fed++, this);
    }

    /**
     * Whether a unit can be decoded completely, although the group may begin at a recovery point.
     */
    private boolean isRight(AccessUnit unit, byte[] knownSets) {
        if (!begun) {
            begun = true;
            recovery =
                    unit.recoveryPoint().map(point -> new Recovery(point, unit.numbers(knownSets)));
        }
        if (recovery.isEmpty()) {
            return true;
        }
        boolean right = recovery.get().isRight(unit.numbers(knownSets));
        if (recovery.get().isDone()) {
            recovery = Optional.empty();
        }
        return right;
    }

    /** Makes the decoder show what it holds back; every pending unit is ready after that. */
    void drain() {
        decoder.drain(this);
        drainedBefore = fed;
    }

    /**
     * Hands out the outcomes that are ready, up to a damaged unit.
     *
     * @return how many there were
     */
    int release(ContentType codec, List<DecodeOutcome> outcomes) {
        int released = 0;
        while (!pending.isEmpty() && isReady(pending.peek())) {
            PendingUnit unit = pending.remove();
            outcomes.add(outcome(unit, codec));
            released++;
        }
        return released;
    }

    private static DecodeOutcome outcome(PendingUnit unit, ContentType codec) {
        if (unit.lost) {
            return new DecodeOutcome.Refused(
                    unit.frame, DecodeReason.NO_KEYFRAME, VideoStreams.BEFORE_KEYFRAME);
        }
        if (unit.picture != null) {
            return new DecodeOutcome.Decoded(unit.frame, codec, unit.picture);
        }
        if (unit.skipped != null) {
            return new DecodeOutcome.Skipped(unit.frame, codec, Optional.of(unit.skipped));
        }
        return new DecodeOutcome.Refused(
                unit.frame,
                DecodeReason.NO_PICTURE,
                "the decoder returned no picture for the frame");
    }

    private boolean isReady(PendingUnit unit) {
        boolean givenUp = unit.ordinal < drainedBefore || unit.ordinal < fed - MAX_REORDERING;
        return unit.lost || (unit.damage == null && (unit.isShown() || givenUp));
    }

    /** Whether the next unit in order is damaged, so that nothing after it can be trusted. */
    boolean isDamaged() {
        return !pending.isEmpty() && pending.peek().damage != null;
    }

    /** What is wrong with the damaged unit. */
    String damage() {
        return pending.element().damage;
    }

    /** The units without an outcome, in order. */
    List<EncodedFrame> pending() {
        List<EncodedFrame> frames = new ArrayList<>(pending.size());
        pending.forEach(unit -> frames.add(unit.frame));
        return frames;
    }

    int pendingCount() {
        return pending.size();
    }

    int reorderDepth() {
        return decoder.reorderDepth();
    }

    /** See {@link ReplayStart#droppable}. */
    int droppable(int settled) {
        return replayStart.droppable(settled);
    }

    @Override
    public boolean wants(long ordinal) {
        PendingUnit unit = find(ordinal);
        return unit != null && !unit.lost;
    }

    @Override
    public boolean skips(long ordinal) {
        return filter.skips(find(ordinal).frame);
    }

    @Override
    public void skip(long ordinal, int width, int height) {
        find(ordinal).skipped = new FrameSize(width, height);
    }

    @Override
    public void show(long ordinal, Picture picture) {
        find(ordinal).picture = picture;
    }

    @Override
    public void fail(long ordinal, String detail) {
        PendingUnit unit = find(ordinal);
        if (unit != null && !unit.isShown() && !unit.lost) {
            unit.damage = detail;
        }
    }

    private PendingUnit find(long ordinal) {
        for (PendingUnit unit : pending) {
            if (unit.ordinal == ordinal) {
                return unit;
            }
        }
        return null;
    }

    @Override
    public void close() {
        reservation.close();
        decoder.close();
    }

    /** A unit that went into the decoder and has no outcome yet. */
    private static final class PendingUnit {
        private final long ordinal;
        private final EncodedFrame frame;

        /** It refers to pictures that were never decoded; its own picture is not used. */
        private final boolean lost;

        private Picture picture;
        private FrameSize skipped;
        private String damage;

        private PendingUnit(long ordinal, EncodedFrame frame, boolean lost) {
            this.ordinal = ordinal;
            this.frame = frame;
            this.lost = lost;
        }

        private boolean isShown() {
            return picture != null || skipped != null;
        }
    }
}
