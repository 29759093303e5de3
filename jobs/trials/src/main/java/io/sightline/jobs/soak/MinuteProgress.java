package io.sightline.jobs.soak;

import io.sightline.jobs.report.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells a line for every minute that is over. Belongs to one thread. */
final class MinuteProgress {
    private final Duration total;
    private final Consumer<String> progress;
    private long told;

    /**
     * @param total length of the trial
     * @param progress told the lines
     */
    MinuteProgress(Duration total, Consumer<String> progress) {
        this.total = total;
        this.progress = progress;
    }

    /**
     * Time has passed.
     *
     * @param elapsed since the start
     * @param events committed so far
     * @param recording at least one look at each process
     */
    void tell(Duration elapsed, long events, Recording recording) {
        if (elapsed.toMinutes() > told) {
            told = elapsed.toMinutes();
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "minute %d of %d: %d events; resident: %s",
                            told,
                            total.toMinutes(),
                            events,
                            resident(recording)));
        }
    }

    private static String resident(Recording recording) {
        return recording.processes().stream()
                .map(process -> process + " " + lastMegabytes(recording, process) + " MB")
                .collect(Collectors.joining(", "));
    }

    private static String lastMegabytes(Recording recording, String process) {
        List<Sample> samples = recording.of(process, Measure.RESIDENT);
        return TextTable.text("%.0f", samples.get(samples.size() - 1).value());
    }
}
