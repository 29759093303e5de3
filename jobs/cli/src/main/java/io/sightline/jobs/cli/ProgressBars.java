package io.sightline.jobs.cli;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;

/**
 * Progress bars on stderr: work done, rate and remaining time. A terminal has one line that
 * changes, anything else a new line from time to time.
 */
final class ProgressBars {
    private static final int COLUMNS = 79;
    private static final int TERMINAL_MILLIS = 200;
    private static final int LOG_MILLIS = 10_000;

    private ProgressBars() {}

    /**
     * Begins a bar.
     *
     * @param command whose stderr it is
     * @param task what is done
     * @param unit of what is counted, with a space in front
     * @param total to be counted, negative when nobody knows
     * @return thread-safe; closed by the caller, when it shows where it stands for the last time
     */
    @MustBeClosed
    static ProgressBar start(CommandLine command, String task, String unit, long total) {
        return start(command, task, unit, total, 0);
    }

    /**
     * Begins a bar of work of which a part was done before; it counts for nothing in the rate.
     *
     * @param done before
     * @return as above
     */
    @MustBeClosed
    static ProgressBar start(CommandLine command, String task, String unit, long total, long done) {
        boolean terminal = command.getColorScheme().ansi().enabled();
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(unit, 1)
                .setInitialMax(total)
                .startsFrom(done, Duration.ZERO)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : LOG_MILLIS)
                .setConsumer(new Stderr(command.getErr(), terminal))
                .build();
    }

    private static final class Stderr implements ProgressBarConsumer {
        private final PrintWriter err;
        private final boolean terminal;
        private String shown = "";

        Stderr(PrintWriter err, boolean terminal) {
            this.err = err;
            this.terminal = terminal;
        }

        @Override
        public int getMaxRenderedLength() {
            return COLUMNS;
        }

        @Override
        public void accept(String line) {
            if (!line.equals(shown)) {
                err.print(terminal ? "\r" + line : line + System.lineSeparator());
                err.flush();
                shown = line;
            }
        }

        @Override
        public void close() {
            if (terminal) {
                err.println();
            }
        }
    }
}
