package io.sightline.jobs.media;

import java.util.Locale;

/** How an RTSP camera sends its video. */
public enum RtspTransport {
    /** Over the RTSP connection, or over UDP if the camera refuses that. */
    AUTO("tcp+udp"),
    /** Over the RTSP connection only. */
    TCP("tcp"),
    /** Over UDP only. */
    UDP("udp");

    private final String ffmpegFlags;

    RtspTransport(String ffmpegFlags) {
        this.ffmpegFlags = ffmpegFlags;
    }

    /** Value of FFmpeg's option {@code rtsp_transport}. */
    String ffmpegFlags() {
        return ffmpegFlags;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
