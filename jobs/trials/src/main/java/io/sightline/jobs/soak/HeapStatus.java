package io.sightline.jobs.soak;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM says of its memory: {@code jcmd PID GC.heap_info}.
 *
 * @param usedBytes of the heap, all generations together
 * @param committedBytes of the heap, likewise
 * @param metaspaceBytes committed for classes
 */
record HeapStatus(long usedBytes, long committedBytes, long metaspaceBytes) {
    /** A generation has a line; newer collectors write of the heap what is reserved, too. */
    private static final Pattern GENERATION =
            Pattern.compile(
                    "(?m)^ ?\\S.*?\\s+total (?:reserved \\d+K, committed )?(\\d+)K, used (\\d+)K");

    private static final Pattern METASPACE =
            Pattern.compile("(?m)^ ?Metaspace\\s+used \\d+K, committed (\\d+)K");

    /**
     * Reads what jcmd prints.
     *
     * @throws IllegalArgumentException when the heap or the metaspace is not in it
     */
    static HeapStatus parse(String text) {
        long committed = 0;
        long used = 0;
        for (MatchResult generation : GENERATION.matcher(text).results().toList()) {
            committed += bytes(generation.group(1));
            used += bytes(generation.group(2));
        }
        Matcher metaspace = METASPACE.matcher(text);
        if (committed == 0 || !metaspace.find()) {
            throw new IllegalArgumentException("no heap in: " + text);
        }
        return new HeapStatus(used, committed, bytes(metaspace.group(1)));
    }

    private static long bytes(String kibibytes) {
        return 1024 * Long.parseLong(kibibytes);
    }
}
