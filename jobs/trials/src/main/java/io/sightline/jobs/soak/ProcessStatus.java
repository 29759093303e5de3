package io.sightline.jobs.soak;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel knows of a process: {@code /proc/PID/status}, proc(5).
 *
 * @param residentBytes memory in RAM
 * @param anonymousBytes the part of it that is not backed by a file
 * @param threads how many
 */
record ProcessStatus(long residentBytes, long anonymousBytes, int threads) {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern ANONYMOUS = Pattern.compile("(?m)^RssAnon:\\s+(\\d+) kB$");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)$");

    /**
     * Reads the text of the file.
     *
     * @throws IllegalArgumentException when a line is missing, as in that of a process that has
     *     ended and waits to be reaped
     */
    static ProcessStatus parse(String text) {
        return new ProcessStatus(
                bytes(RESIDENT, text),
                bytes(ANONYMOUS, text),
                Math.toIntExact(number(THREADS, text)));
    }

    private static long bytes(Pattern line, String text) {
        return 1024 * number(line, text);
    }

    private static long number(Pattern line, String text) {
        Matcher matcher = line.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no line " + line);
        }
        return Long.parseLong(matcher.group(1));
    }
}
