package io.sightline.operators.decode;

import io.sightline.operators.bitstream.AccessUnit;
import io.sightline.operators.bitstream.ContentType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.ExceptionUtils;

/**
 * The open decoders of all cameras of a task. When there are too many, or the decoders of the
 * process need too much memory, the least recently used ones are closed: their cameras can rebuild
 * them. Those that cannot be rebuilt are closed last. Not thread-safe.
 */
final class VideoSessions implements AutoCloseable {
    private final int maxOpen;
    private final UnitDecoder.Factory decoders;
    private final FrameFilter filter;
    private final DecoderMemory memory;
    private final Map<String, VideoSession> byCamera = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param maxOpen decoders open at once, at least 1
     * @param decoders opens them
     * @param filter decides which pictures are skipped
     * @param memory shared with other tasks
     */
    VideoSessions(
            int maxOpen, UnitDecoder.Factory decoders, FrameFilter filter, DecoderMemory memory) {
        this.maxOpen = maxOpen;
        this.decoders = decoders;
        this.filter = filter;
        this.memory = memory;
    }

    /** Opens a decoder for the beginning of a stream's current group of pictures. */
    VideoSession open(VideoStream stream) {
        if (byCamera.size() == maxOpen) {
            closeOne();
        }
        GopState gop = stream.gop();
        long bytes = AccessUnit.decoderBytes(gop.parameterSets(), stream.codec());
        makeRoom(bytes);
        VideoSession session =
                new VideoSession(
                        decoders.open(stream.codec(), gop.parameterSets(), gop.startDepth()),
                        filter,
                        new Reservation(memory, bytes));
        byCamera.put(stream.cameraId(), session);
        return session;
    }

    /** A stream whose decoder is open has other parameter sets now, perhaps of another size. */
    void parametersChanged(VideoStream stream) {
        VideoSession session = byCamera.remove(stream.cameraId()); // not to be closed for itself
        long bytes = AccessUnit.decoderBytes(stream.gop().parameterSets(), stream.codec());
        session.reservation().close();
        makeRoom(bytes);
        session.reserve(new Reservation(memory, bytes));
        byCamera.put(stream.cameraId(), session);
    }

    private void makeRoom(long bytes) {
        while (memory.lacksRoomFor(bytes) && !byCamera.isEmpty()) {
            closeOne();
        }
    }

    private void closeOne() {
        String first = null;
        for (Map.Entry<String, VideoSession> leastRecentFirst : byCamera.entrySet()) {
            if (leastRecentFirst.getValue().isReplaceable()) {
                close(leastRecentFirst.getKey());
                return;
            }
            first = first == null ? leastRecentFirst.getKey() : first;
        }
        close(first);
    }

    /**
     * Whether a unit where decoding can start has all its blocks; see {@link
     * UnitDecoder#isComplete}.
     */
    boolean isComplete(byte[] encoded, ContentType codec, byte[] parameterSets) {
        try (UnitDecoder trial = decoders.open(codec, parameterSets, 0)) {
            return trial.isComplete(encoded);
        }
    }

    /** The camera's open decoder, null when there is none. */
    VideoSession find(String cameraId) {
        return byCamera.get(cameraId);
    }

    boolean isOpen(String cameraId) {
        return byCamera.containsKey(cameraId);
    }

    int openCount() {
        return byCamera.size();
    }

    /** Frames that went into open decoders and have no outcome yet. */
    int pendingCount() {
        int pending = 0;
        for (VideoSession session : byCamera.values()) {
            pending += session.pendingCount();
        }
        return pending;
    }

    /** Closes the camera's decoder if it is open. */
    void close(String cameraId) {
        VideoSession session = byCamera.remove(cameraId);
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void close() {
        List<VideoSession> open = List.copyOf(byCamera.values());
        byCamera.clear();
        RuntimeException failure = null;
        for (VideoSession session : open) {
            try {
                session.close();
            } catch (RuntimeException e) {
                failure = ExceptionUtils.firstOrSuppressed(e, failure);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Memory that counts as used until this is closed. */
    static final class Reservation implements AutoCloseable {
        private final DecoderMemory memory;
        private final long bytes;

        private Reservation(DecoderMemory memory, long bytes) {
            this.memory = memory;
            this.bytes = bytes;
            memory.reserve(bytes);
        }

        @Override
        public void close() {
            memory.release(bytes);
        }
    }
}
