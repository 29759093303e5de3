package io.sightline.jobs.media;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The location of a source: a path, an address or a device.
 *
 * @param text as the user wrote it
 */
record MediaLocation(String text) {
    boolean isRtsp() {
        return text.startsWith("rtsp://") || text.startsWith("rtsps://");
    }

    boolean isDevice() {
        return text.startsWith("/dev/video");
    }

    /** Whether its frames arrive as they are captured. */
    boolean isLive() {
        return isRtsp() || isDevice();
    }

    /** The file or folder of that name; empty for addresses and if it does not exist. */
    Optional<Path> existingPath() {
        try {
            return Optional.of(Path.of(text)).filter(Files::exists);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** The location for FFmpeg, which takes a colon in a file name for the end of a protocol. */
    String url() {
        return !isDevice() && existingPath().isPresent() ? "file:" + text : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
