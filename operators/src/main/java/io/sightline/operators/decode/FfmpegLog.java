package io.sightline.operators.decode;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * FFmpeg's log, of which a process has one. FFmpeg writes about every damaged frame to standard
 * error; here damage is reported in dead letters.
 */
final class FfmpegLog {
    static {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    private FfmpegLog() {}

    /** Silences the log, the first time it is called; later changes of the level stay. */
    static void silence() {}
}
