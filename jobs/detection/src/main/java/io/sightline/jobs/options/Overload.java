package io.sightline.jobs.options;

import java.util.Locale;

/** What happens to frames when the job falls behind. */
public enum Overload {
    /** They wait in the topic. */
    PROCESS_ALL,

    /** Frames that are too old are reported as skipped, without detections. */
    SKIP_LATE;

    /** The name on the command line: {@code process-all}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
