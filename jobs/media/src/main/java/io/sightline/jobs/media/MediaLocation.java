package io.sightline.jobs.media;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user named as the source: a path, an address or a device.
 *
 * @param text as it was given
 */
record MediaLocation(String text) {
    boolean isRtsp() {
        return text.startsWith("rtsp://") || text.startsWith("rtsps://");
    }

    boolean isDevice() {
        return text.startsWith("/dev/video");
    }

    /** Whether its frames come when they are made. */
    boolean isLive() {
        return isRtsp() || isDevice();
    }

    /** The file or folder it names; empty for addresses and for what does not exist. */
    Optional<Path> existingPath() {
        try {
            return Optional.of(Path.of(text)).filter(Files::exists);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** For FFmpeg, which would take a colon in a file name for the end of a protocol. */
    String url() {
        return !isDevice() && existingPath().isPresent() ? "file:" + text : text;
    }

    @Override
    public String toString() {
        return text;
    }
}
