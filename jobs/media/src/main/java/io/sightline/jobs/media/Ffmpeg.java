package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.sightline.models.error.UserError;
import java.nio.charset.StandardCharsets;

/**
 * FFmpeg's return codes as errors that a user can read. FFmpeg's own messages on stderr are off,
 * because they may repeat addresses with their passwords: loading this class sets the log level of
 * the process, once.
 */
final class Ffmpeg {
    private static final int MESSAGE_BYTES = 256;

    static {
        av_log_set_level(AV_LOG_QUIET);
    }

    private Ffmpeg() {}

    /** Loads this class, for those who need nothing else of it. */
    static void quiet() {
        // The log level is set by then.
    }

    /**
     * Returns the code unless it is an error.
     *
     * @param code what FFmpeg returned, negative for an error
     * @param doing what was being done, as in "cannot open 'x.mp4'"
     */
    static int check(int code, String doing) {
        if (code < 0) {
            throw new UserError("%s: %s".formatted(doing, message(code)));
        }
        return code;
    }

    private static String message(int code) {
        byte[] text = new byte[MESSAGE_BYTES];
        av_strerror(code, text, text.length);
        return new String(text, StandardCharsets.UTF_8).split("\0", 2)[0];
    }
}
