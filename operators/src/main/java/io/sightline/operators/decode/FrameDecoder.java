package io.sightline.operators.decode;

import io.sightline.models.text.PrintableText;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.bitstream.UndecodableFrameException;
import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Decodes the frames of many cameras: video itself, while a still image, which depends on no other
 * frame, is left to the caller. Every frame gets exactly one outcome, and the images of one camera
 * come in the order of its frames; a refusal that is known at once does not wait for the images
 * before it. Not thread-safe.
 */
final class FrameDecoder implements AutoCloseable {
    private final DecodeListener listener;
    private final FrameFilter filter;
    private final FrameTimes times;
    private final long forgetAfterMillis;
    private final RecentPositions recent = new RecentPositions();
    private final long maxPixels;
    private final FrameConverter converter;
    private final VideoSessions sessions;
    private final VideoStreams videos;
    private final VideoRecords records;

    FrameDecoder(DecodePolicy policy, DecodeListener listener) {
        this(policy, listener, FrameFilter.NONE, System::currentTimeMillis);
    }

    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    FrameDecoder(
            DecodePolicy policy,
            DecodeListener listener,
            FrameFilter filter,
            LongSupplier nowMillis) {
        FfmpegLog.silence();
        this.listener = listener;
        this.filter = filter;
        times = new FrameTimes(policy.eventTimes(), nowMillis);
        forgetAfterMillis = policy.forgetAfterMillis();
        maxPixels = policy.maxPixels();
        converter = new FrameConverter(policy);
        sessions =
                new VideoSessions(
                        policy.maxOpenDecoders(),
                        (codec, parameterSets, reorderDepth) ->
                                new VideoDecoder(
                                        codec,
                                        parameterSets,
                                        reorderDepth,
                                        policy.maxPixels(),
                                        converter),
                        filter,
                        DecoderMemory.OF_PROCESS);
        videos = new VideoStreams(policy, sessions, listener);
        records = new VideoRecords(policy, videos);
    }

    /**
     * Takes a camera's next frame.
     *
     * @param store state of that camera
     * @return what is known now, of this frame or of earlier ones
     */
    Decoding decode(EncodedFrame frame, CameraStore store) {
        List<DecodeOutcome> outcomes = new ArrayList<>(1);
        try {
            checkIdentity(frame);
        } catch (UndecodableFrameException unnamed) {
            outcomes.add(new DecodeOutcome.Refused(frame, unnamed.reason(), unnamed.getMessage()));
            return Decoding.known(outcomes);
        }
        if (isForgotten(frame, store)) {
            forget(frame.cameraId(), store, outcomes);
        }
        try {
            ContentType type = ContentType.of(frame.contentType(), frame.source().value());
            if (!type.isVideo()) {
                moveTo(frame, type, store, outcomes);
                return decodeImage(new StillImage(frame, type), times.check(outcomes));
            }
            decodeVideo(frame, type, store, outcomes);
        } catch (UndecodableFrameException unknown) {
            passOver(frame, store, outcomes);
            outcomes.add(new DecodeOutcome.Refused(frame, unknown.reason(), unknown.getMessage()));
        }
        return Decoding.known(times.check(outcomes));
    }

    private Decoding decodeImage(StillImage image, List<DecodeOutcome> before) {
        List<DecodeOutcome> outcomes = new ArrayList<>(before);
        Optional<String> objection = times.objection(image.frame());
        if (objection.isPresent()) {
            outcomes.add(
                    new DecodeOutcome.Refused(
                            image.frame(), DecodeReason.BAD_TIMESTAMP, objection.get()));
        } else if (filter.skips(image.frame())) {
            outcomes.add(image.skip(maxPixels));
        } else {
            return Decoding.before(image, before);
        }
        return Decoding.known(outcomes);
    }

    /** A frame without a valid identity belongs to no camera's stream and changes none. */
    private static void checkIdentity(EncodedFrame frame) throws UndecodableFrameException {
        if (frame.cameraId().isEmpty()) {
            throw new UndecodableFrameException(
                    DecodeReason.BAD_KEY, "the record key is not a valid camera id");
        }
        if (frame.seq() == EncodedFrame.BAD_SEQ) {
            throw new UndecodableFrameException(
                    DecodeReason.BAD_HEADER, "the header seq is not a valid frame number");
        }
        if (frame.streamEpoch().length() > EncodedFrame.MAX_EPOCH_LENGTH) {
            throw new UndecodableFrameException(
                    DecodeReason.BAD_HEADER,
                    String.format(
                            Locale.ROOT,
                            "the header stream-epoch has more than %d characters",
                            EncodedFrame.MAX_EPOCH_LENGTH));
        }
        if (!PrintableText.isPrintable(frame.streamEpoch())) {
            throw new UndecodableFrameException(
                    DecodeReason.BAD_HEADER,
                    "the header stream-epoch contains control characters: "
                            + PrintableText.of(frame.streamEpoch()));
        }
    }

    /** The outcomes of frames that wait for later ones, when a camera pauses. */
    List<DecodeOutcome> pause(String cameraId, CameraStore store) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        video(cameraId, store, outcomes).ifPresent(videos::pause);
        return times.check(outcomes);
    }

    /** The outcomes of all frames that wait for later ones, when no more will come. */
    List<DecodeOutcome> finish(String cameraId, CameraStore store) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        video(cameraId, store, outcomes).ifPresent(records::finish);
        return times.check(outcomes);
    }

    /**
     * Forgets a silent camera: its frames that wait for later ones get their outcome, and its next
     * frame is its first one.
     */
    List<DecodeOutcome> forget(String cameraId, CameraStore store) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        forget(cameraId, store, outcomes);
        return times.check(outcomes);
    }

    /**
     * Stores less of a camera: not its current group of pictures, so that a restart makes it wait
     * for a keyframe; if that is not possible or not enough, nothing.
     */
    List<DecodeOutcome> outgrow(String cameraId, CameraStore store) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        boolean outgrown = video(cameraId, store, outcomes).filter(videos::outgrow).isPresent();
        if (!outgrown) {
            forget(cameraId, store, outcomes);
        }
        return times.check(outcomes);
    }

    /**
     * Refuses a frame at which the job fails, without decoding it.
     *
     * @param hopeless whether the frames that wait for it cannot be decoded either
     * @param detail one sentence for a person
     */
    List<DecodeOutcome> putAside(
            EncodedFrame frame, CameraStore store, boolean hopeless, String detail) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        video(frame.cameraId(), store, outcomes)
                .ifPresent(
                        video -> {
                            records.abandon(video, detail);
                            if (hopeless) {
                                videos.abandon(video, detail);
                            } else {
                                videos.interrupt(video);
                            }
                        });
        store.position()
                .filter(last -> last.sharesNumbering(frame))
                .ifPresent(last -> store.updatePosition(last.movedTo(frame)));
        outcomes.add(new DecodeOutcome.Refused(frame, DecodeReason.POISON, detail));
        return outcomes;
    }

    /** Refuses the frames that wait for later ones, without decoding them. */
    List<DecodeOutcome> abandon(String cameraId, CameraStore store, String detail) {
        List<DecodeOutcome> outcomes = new ArrayList<>();
        video(cameraId, store, outcomes)
                .ifPresent(
                        video -> {
                            videos.abandon(video, detail);
                            records.abandon(video, detail);
                        });
        return outcomes;
    }

    /** Whether the state of a restored camera is of use; that of images and no keyframe is not. */
    static boolean needs(CameraStore store) {
        return !store.gop().isInitial() || !store.held().isEmpty() || store.slicesApart();
    }

    /** Whether frames or records of a camera wait for later ones. */
    static boolean waits(CameraStore store) {
        return store.gop().hasPending() || !store.held().isEmpty();
    }

    /** The frame or record that waits for the longest time, of a camera where one waits. */
    static EncodedFrame nextWaiting(CameraStore store) {
        GopState gop = store.gop();
        return gop.hasPending() ? store.units().get(gop.settled()) : store.held().get(0);
    }

    /** Size of the encoded frames in a camera's state, bytes. */
    static long storedBytes(CameraStore store) {
        long held = store.held().stream().mapToLong(record -> record.source().value().length).sum();
        return store.gop().storedBytes() + held;
    }

    int pendingCount() {
        return sessions.pendingCount();
    }

    int openDecoders() {
        return sessions.openCount();
    }

    private void decodeVideo(
            EncodedFrame frame,
            ContentType codec,
            CameraStore store,
            List<DecodeOutcome> outcomes) {
        boolean reached =
                store.position()
                        .filter(last -> last.contentType().equals(codec.mimeType()))
                        .filter(last -> last.reached(frame))
                        .isPresent();
        if (reached && !videos.canStartAt(frame, codec)) {
            listener.frameRepeated();
            outcomes.add(
                    new DecodeOutcome.Refused(
                            frame,
                            DecodeReason.REPEATED,
                            String.format(
                                    Locale.ROOT,
                                    "frame number %d or a later one was received before",
                                    frame.seq())));
            return;
        }
        moveTo(frame, codec, store, outcomes);
        records.accept(frame, new VideoStream(frame.cameraId(), codec, store, outcomes));
        if (needs(store)) {
            recent.remove(frame.cameraId());
        } else {
            store.clear();
            recent.put(frame.cameraId(), StreamPosition.of(frame, codec));
        }
    }

    /**
     * Whether so much time passed between two frames of a camera, by its own clock, that it may
     * have been forgotten meanwhile: then it always counts as forgotten, also in a replay.
     */
    private boolean isForgotten(EncodedFrame frame, CameraStore store) {
        OptionalLong last = store.captureMillis();
        return last.isPresent()
                && frame.hasFrameTime()
                && frame.source().timestampMillis() - last.getAsLong() > forgetAfterMillis;
    }

    private void forget(String cameraId, CameraStore store, List<DecodeOutcome> outcomes) {
        video(cameraId, store, outcomes).ifPresent(records::finish);
        store.clear();
        recent.remove(cameraId);
    }

    /**
     * Makes a frame the camera's last one, and interrupts its video if the frame does not follow
     * on.
     */
    private void moveTo(
            EncodedFrame frame, ContentType type, CameraStore store, List<DecodeOutcome> outcomes) {
        lastPosition(frame, store).ifPresent(last -> count(last, frame));
        Optional<StreamPosition> last = store.position();
        if (last.isPresent()) {
            if (!last.get().precedes(frame, type)) {
                video(frame.cameraId(), store, outcomes).ifPresent(records::interrupt);
            }
            if (!last.get().isSameStream(frame, type)) {
                video(frame.cameraId(), store, outcomes).ifPresent(records::finish);
                store.clear();
            }
        }
        StreamPosition position = StreamPosition.of(frame, type);
        if (!type.isVideo()) {
            recent.put(frame.cameraId(), position);
            return;
        }
        store.updatePosition(position);
        if (frame.hasFrameTime()) {
            store.updateCaptureMillis(frame.source().timestampMillis());
        }
    }

    private Optional<StreamPosition> lastPosition(EncodedFrame frame, CameraStore store) {
        return store.position().or(() -> recent.of(frame.cameraId()));
    }

    /** A frame of unknown format: if it takes a place in the numbering, the video lost a unit. */
    private void passOver(EncodedFrame frame, CameraStore store, List<DecodeOutcome> outcomes) {
        lastPosition(frame, store)
                .filter(last -> last.sharesNumbering(frame))
                .ifPresent(
                        last -> {
                            count(last, frame);
                            if (store.position().isEmpty()) {
                                recent.put(frame.cameraId(), last.movedTo(frame));
                                return;
                            }
                            video(frame.cameraId(), store, outcomes).ifPresent(records::interrupt);
                            store.updatePosition(last.movedTo(frame));
                        });
    }

    private void count(StreamPosition last, EncodedFrame frame) {
        long missing = last.missingBefore(frame);
        if (missing > 0) {
            listener.framesMissing(missing);
        }
        if (last.reached(frame)) {
            listener.frameRepeated();
        }
    }

    /** The camera's video, empty when its last frame was an image. */
    private static Optional<VideoStream> video(
            String cameraId, CameraStore store, List<DecodeOutcome> outcomes) {
        return store.position()
                .flatMap(last -> ContentType.named(last.contentType()))
                .filter(ContentType::isVideo)
                .map(codec -> new VideoStream(cameraId, codec, store, outcomes));
    }

    @Override
    public void close() {
        try {
            videos.close();
        } finally {
            converter.close();
        }
    }
}
