package io.sightline.operators.decode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.ExceptionUtils;

/**
 * The open decoders of all cameras of a task. When there are too many, the least recently used one
 * is closed: its camera can rebuild it. Not thread-safe.
 */
final class VideoSessions implements AutoCloseable {
    private final int maxOpen;
    private final UnitDecoder.Factory decoders;
    private final FrameFilter filter;
    private final Map<String, VideoSession> byCamera = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param maxOpen decoders open at once, at least 1
     * @param decoders opens them
     * @param filter decides which pictures are skipped
     */
    VideoSessions(int maxOpen, UnitDecoder.Factory decoders, FrameFilter filter) {
        this.maxOpen = maxOpen;
        this.decoders = decoders;
        this.filter = filter;
    }

    /** Opens a decoder for the beginning of a stream's current group of pictures. */
    VideoSession open(VideoStream stream) {
        if (byCamera.size() == maxOpen) {
            Iterator<VideoSession> leastRecentFirst = byCamera.values().iterator();
            leastRecentFirst.next().close();
            leastRecentFirst.remove();
        }
        GopState gop = stream.gop();
        VideoSession session =
                new VideoSession(
                        decoders.open(stream.codec(), gop.parameterSets(), gop.startDepth()),
                        filter);
        byCamera.put(stream.cameraId(), session);
        return session;
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
}
