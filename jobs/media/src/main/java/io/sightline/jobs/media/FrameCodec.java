package io.sightline.jobs.media;

import java.util.Locale;

/** Encoding of the frames that a source returns. */
public enum FrameCodec {
    /** Copied: nothing is decoded. */
    COPY,
    /** Each frame is a JPEG image. */
    JPEG,
    /** An H.264 stream without B-frames and with a keyframe every second. */
    H264;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
