package io.sightline.jobs.options;

import java.util.Locale;

/** What happens to frames when the job falls behind. */
public enum Overload {
    /** They wait in the topic until their turn comes. */
    PROCESS_ALL,

    /** Those that are too old are reported, but nothing is looked for in them. */
    SKIP_LATE;

    /** The word on the command line: {@code process-all}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
