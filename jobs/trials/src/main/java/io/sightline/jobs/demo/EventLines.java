package io.sightline.jobs.demo;

import io.sightline.jobs.watch.FrameReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Shows some events as lines: of each camera at most one per interval of capture time. */
final class EventLines {
    private final PrintWriter out;
    private final Duration interval;
    private final Map<String, Long> nextMillis = new HashMap<>();

    /**
     * @param out gets the lines
     * @param interval capture time between two lines of a camera
     */
    EventLines(PrintWriter out, Duration interval) {
        this.out = out;
        this.interval = interval;
    }

    /**
     * Shows an event, if its camera's last one is long enough ago.
     *
     * @param captureMillis capture time of the frame, epoch milliseconds
     */
    void show(FrameReport report, long captureMillis) {
        if (captureMillis >= nextMillis.getOrDefault(report.cameraId(), 0L)) {
            nextMillis.put(report.cameraId(), captureMillis + interval.toMillis());
            out.println(report.line());
        }
    }

    /** Shows a dead letter, every one of them. */
    void showDeadLetter(FrameKey frame, String reason) {
        out.printf(
                Locale.ROOT,
                "%-12s #%06d  dead letter: %s%n",
                frame.cameraId(),
                frame.seq(),
                reason);
    }

    /** Lets a reader have what was shown. */
    void flush() {
        out.flush();
    }
}
