package io.sightline.jobs.cli;

import io.sightline.models.catalogue.PullListener;
import io.sightline.models.catalogue.SourceFile;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;

/**
 * Shows the progress of a pull on stderr: on a terminal in one line that changes, elsewhere in a
 * new line from time to time.
 */
final class PullProgress implements PullListener, AutoCloseable {
    private static final int TERMINAL_INTERVAL_MILLIS = 200;
    private static final int LOG_INTERVAL_MILLIS = 10_000;
    private static final int WIDTH = 100;
    private static final long KILOBYTE = 1000;

    private final PrintWriter err;
    private final boolean terminal;
    private SourceFile file;
    private ProgressBar bar;

    PullProgress(CommandLine command) {
        this.err = command.getErr();
        this.terminal = command.getColorScheme().ansi().enabled();
    }

    @Override
    public void received(SourceFile received, long bytes) {
        if (!received.equals(file)) {
            close();
            file = received;
            bar = newBar(received);
        }
        bar.stepTo(bytes);
    }

    private ProgressBar newBar(SourceFile of) {
        return new ProgressBarBuilder()
                .setTaskName(of.name())
                .setInitialMax(of.bytes())
                .setUnit(" kB", KILOBYTE)
                .setStyle(terminal ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? TERMINAL_INTERVAL_MILLIS : LOG_INTERVAL_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
                .build();
    }

    private void show(String line) {
        err.print(terminal ? "\r" + line : line + System.lineSeparator());
        err.flush();
    }

    @Override
    public void retrying(String message) {
        close();
        err.println("sightline: " + message);
        err.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            if (terminal) {
                err.println();
            }
            bar = null;
            file = null;
        }
    }
}
