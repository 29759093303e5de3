package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.bitstream.PictureRole;
import io.sightline.operators.bitstream.UndecodableFrameException;
import io.sightline.operators.decode.GopState.Phase;
import io.sightline.operators.frame.EncodedFrame;
import java.util.List;

/**
 * Decodes the video of many cameras, each access unit to exactly one outcome.
 *
 * <p>The outcomes depend on the units alone, never on when a decoder was drained, closed or
 * rebuilt: the decoder of a camera without one is rebuilt from its store, by decoding its group of
 * pictures again without repeating outcomes. Not thread-safe.
 */
final class VideoStreams implements AutoCloseable {
    /** Detail of frames that cannot be decoded although decoding has started. */
    static final String BEFORE_KEYFRAME = "the frame refers to pictures before the first keyframe";

    private final DecodePolicy policy;
    private final VideoSessions sessions;
    private final DecodeListener listener;

    /**
     * @param sessions closed with this
     */
    VideoStreams(DecodePolicy policy, VideoSessions sessions, DecodeListener listener) {
        this.policy = policy;
        this.sessions = sessions;
        this.listener = listener;
    }

    /**
     * Takes the next access unit of a stream, which follows on the one before it without a break.
     *
     * @param frame the unit, perhaps joined from several records
     */
    void accept(EncodedFrame frame, VideoStream stream) {
        AccessUnit unit;
        try {
            unit = parse(frame, stream.codec());
        } catch (UndecodableFrameException broken) {
            interrupt(stream);
            stream.refuse(frame, broken.reason(), broken.getMessage());
            return;
        }
        accept(frame, unit, stream);
    }

    /** The same for a unit whose headers are read. */
    void accept(EncodedFrame frame, AccessUnit unit, VideoStream stream) {
        if (startsGroup(unit, stream)) {
            startGroup(frame, unit, stream);
            return;
        }
        VideoSession session = session(stream);
        if (session == null) {
            rememberParameterSets(unit, stream);
            stream.refuse(
                    frame,
                    DecodeReason.NO_KEYFRAME,
                    "no keyframe since the stream started or was interrupted");
        } else if (unit.role() == PictureRole.RASL && stream.gop().leadingLost()) {
            stream.refuse(frame, DecodeReason.NO_KEYFRAME, BEFORE_KEYFRAME);
        } else {
            if (unit.role() == PictureRole.CRA || unit.recoveryPoint().isPresent()) {
                stream.updateGop(stream.gop().withKeyframe(stream.parameterSets(unit)));
            }
            feed(session, frame, unit, stream);
        }
    }

    /** Keeps parameter sets that come apart from the keyframe that they are for. */
    void rememberParameterSets(AccessUnit unit, VideoStream stream) {
        if (unit.parameterSets().length > 0) {
            stream.updateGop(stream.gop().withParameterSets(unit.parameterSets()));
        }
    }

    /** Whether frames are refused until a keyframe. */
    boolean isWaiting(VideoStream stream) {
        return stream.gop().phase() == Phase.WAITING;
    }

    /** Whether a stream waits for a unit where decoding can start, and this is one. */
    boolean isAwaited(AccessUnit unit, VideoStream stream) {
        return isWaiting(stream) && startsGroup(unit, stream);
    }

    /**
     * Whether a unit where decoding can start has all its blocks. It is decoded by a decoder of its
     * own, so the answer depends on nothing else.
     */
    boolean isComplete(EncodedFrame frame, AccessUnit unit, VideoStream stream) {
        return sessions.isComplete(
                frame.source().value(), stream.codec(), stream.parameterSets(unit));
    }

    /** Whether decoding could start at a record, or after it if it has parameter sets only. */
    boolean canStartAt(EncodedFrame frame, ContentType codec) {
        try {
            AccessUnit unit =
                    AccessUnit.parsePart(frame.source().value(), codec, policy.maxPixels());
            return unit.role().isKeyframe()
                    || unit.recoveryPoint().isPresent()
                    || unit.parameterSets().length > 0;
        } catch (UndecodableFrameException broken) {
            return false;
        }
    }

    /**
     * The stream is interrupted: pending frames get their outcome, later ones are refused until a
     * keyframe.
     */
    void interrupt(VideoStream stream) {
        settleAll(stream);
        forget(stream);
    }

    /**
     * The stream is interrupted, and its pending frames are refused without decoding them: a
     * decoder that is given them ends the process.
     */
    void abandon(VideoStream stream, String detail) {
        GopState gop = stream.gop();
        List<EncodedFrame> units = stream.store().units();
        for (EncodedFrame pending : units.subList(gop.settled(), units.size())) {
            stream.refuse(pending, DecodeReason.POISON, detail);
        }
        forget(stream);
    }

    /**
     * The camera pauses: pending frames get their outcome if the stream can continue afterwards,
     * which it can unless its group of pictures exceeded its bound.
     */
    void pause(VideoStream stream) {
        boolean irreplaceable =
                stream.gop().phase() == Phase.OUTGROWN && sessions.isOpen(stream.cameraId());
        if (!irreplaceable) {
            settleAll(stream);
            sessions.close(stream.cameraId());
        }
    }

    /**
     * Stores no more of the current group of pictures than the units without an outcome, as if it
     * had exceeded its bound.
     *
     * @return whether there was anything to drop without losing frames now
     */
    boolean outgrow(VideoStream stream) {
        VideoSession session = sessions.find(stream.cameraId());
        if (session == null || stream.gop().phase() != Phase.REPLAYABLE) {
            return false;
        }
        listener.gopOutgrown();
        session.markIrreplaceable();
        storePending(session, stream);
        return true;
    }

    private static void storePending(VideoSession session, VideoStream stream) {
        List<EncodedFrame> pending = session.pending();
        stream.store().replaceUnits(pending);
        stream.updateGop(stream.gop().withOutgrown(pending));
    }

    private AccessUnit parse(EncodedFrame frame, ContentType codec)
            throws UndecodableFrameException {
        return AccessUnit.parse(frame.source().value(), codec, policy.maxPixels());
    }

    /**
     * A CRA or a recovery point in the middle of a stream starts no group: its leading pictures
     * refer to earlier ones.
     */
    private static boolean startsGroup(AccessUnit unit, VideoStream stream) {
        return switch (unit.role()) {
            case IDR, BLA -> true;
            case CRA -> stream.gop().phase() == Phase.WAITING;
            case RASL, RADL -> false;
            case TRAILING ->
                    unit.recoveryPoint()
                            .filter(
                                    point ->
                                            point.brokenLink()
                                                    || stream.gop().phase() == Phase.WAITING)
                            .isPresent();
        };
    }

    private void startGroup(EncodedFrame frame, AccessUnit unit, VideoStream stream) {
        settleAll(stream);
        stream.store().replaceUnits(List.of());
        stream.updateGop(stream.gop().withNewGroup(unit.role(), stream.parameterSets(unit)));
        VideoSession session = sessions.find(stream.cameraId());
        if (session == null) {
            session = sessions.open(stream);
        } else {
            session.startGroup();
            sessions.parametersChanged(stream);
        }
        feed(session, frame, unit, stream);
    }

    private void feed(
            VideoSession session, EncodedFrame frame, AccessUnit unit, VideoStream stream) {
        session.feed(frame, unit, stream.gop().parameterSets());
        GopState gop = stream.gop().withUnit(frame.source().value().length, session.reorderDepth());
        if (gop.phase() == Phase.REPLAYABLE && exceedsBounds(gop)) {
            listener.gopOutgrown();
            session.markIrreplaceable();
            gop = gop.withOutgrown(session.pending());
        }
        if (gop.phase() == Phase.REPLAYABLE) {
            stream.store().addUnit(frame);
        }
        stream.updateGop(gop);
        settle(session, stream);
    }

    private boolean exceedsBounds(GopState gop) {
        return gop.units() > policy.maxGopFrames() || gop.bytes() > policy.maxGopBytes();
    }

    /** Passes on what is ready, and restarts after a damaged unit. */
    private void settle(VideoSession session, VideoStream stream) {
        int released = session.release(stream.codec(), stream.outcomes());
        if (stream.gop().phase() == Phase.OUTGROWN) {
            storePending(session, stream);
        } else {
            stream.updateGop(stream.gop().withSettled(released));
            dropUnneeded(session, stream);
        }
        if (session.isDamaged()) {
            List<EncodedFrame> pending = session.pending();
            stream.refuse(pending.get(0), DecodeReason.CORRUPT, session.damage());
            forget(stream);
            pending.stream().skip(1).forEach(later -> accept(later, stream));
        }
    }

    private static void dropUnneeded(VideoSession session, VideoStream stream) {
        int dropped = session.droppable(stream.gop().settled());
        if (dropped > 0) {
            List<EncodedFrame> units = stream.store().units();
            long bytes =
                    units.subList(0, dropped).stream()
                            .mapToLong(unit -> unit.source().value().length)
                            .sum();
            stream.store().replaceUnits(List.copyOf(units.subList(dropped, units.size())));
            stream.updateGop(stream.gop().withoutSettledUnits(dropped, bytes));
        }
    }

    /** Gives every stored unit its outcome. */
    private void settleAll(VideoStream stream) {
        while (stream.gop().hasPending()) {
            VideoSession session = session(stream);
            if (session != null) {
                session.drain();
                settle(session, stream);
            }
        }
    }

    /** The camera's open decoder, rebuilt if need be; null when frames wait for a keyframe. */
    private VideoSession session(VideoStream stream) {
        VideoSession open = sessions.find(stream.cameraId());
        if (open != null) {
            return open;
        }
        return switch (stream.gop().phase()) {
            case WAITING -> null;
            case REPLAYABLE -> rebuild(stream);
            case OUTGROWN -> {
                for (EncodedFrame unit : stream.store().units()) {
                    stream.refuse(
                            unit,
                            DecodeReason.NO_KEYFRAME,
                            "the decoder was closed, and the GOP is too long to be replayed");
                }
                forget(stream);
                yield null;
            }
        };
    }

    private VideoSession rebuild(VideoStream stream) {
        VideoSession session = sessions.open(stream);
        int settled = stream.gop().settled();
        byte[] knownSets = stream.gop().parameterSets();
        for (EncodedFrame frame : stream.store().units()) {
            AccessUnit unit = AccessUnit.accepted(frame.source().value(), stream.codec());
            if (settled-- > 0) {
                session.replay(frame, unit, knownSets);
            } else {
                session.feed(frame, unit, knownSets);
            }
        }
        return session;
    }

    private void forget(VideoStream stream) {
        sessions.close(stream.cameraId());
        stream.store().replaceUnits(List.of());
        stream.updateGop(stream.gop().withNothingStored());
    }

    @Override
    public void close() {
        sessions.close();
    }
}
