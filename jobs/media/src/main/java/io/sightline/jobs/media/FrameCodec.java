package io.sightline.jobs.media;

import java.util.Locale;

/** How frames are encoded when they leave the source. */
public enum FrameCodec {
    /** As they are: nothing is decoded. */
    COPY,
    /** Each frame a JPEG picture. */
    JPEG,
    /** An H.264 stream without B-frames and with a keyframe every second. */
    H264;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
