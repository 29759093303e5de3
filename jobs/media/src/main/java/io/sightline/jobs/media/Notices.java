package io.sightline.jobs.media;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a user should know about how a source is read: each text is logged once, however often the
 * source is opened. Not thread-safe.
 */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    /** A folder may hold any number of files; then the rest is not told. */
    private static final int MAX_TEXTS = 100;

    private final Set<String> told = new HashSet<>();

    /** Logs a warning, unless the same kind was logged for the same location before. */
    void once(MediaLocation location, String kind, String text) {
        if (told.size() < MAX_TEXTS && told.add(kind + " of " + location)) {
            LOG.warn("'{}' {}", location, text);
        }
    }
}
