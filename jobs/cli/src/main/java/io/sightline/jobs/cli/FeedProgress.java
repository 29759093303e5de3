package io.sightline.jobs.cli;

import io.sightline.jobs.feed.CameraFeed;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * Shows the progress of a feed on stderr: on a terminal in one line that changes every second,
 * elsewhere in a new line from time to time.
 */
final class FeedProgress implements AutoCloseable {
    private static final int TERMINAL_SECONDS = 1;
    private static final int LOG_SECONDS = 10;

    private final CameraFeed feed;
    private final PrintWriter err;
    private final boolean terminal;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(FeedProgress::daemon);
    private long framesBefore;

    FeedProgress(CameraFeed feed, CommandLine command) {
        this.feed = feed;
        this.err = command.getErr();
        this.terminal = command.getColorScheme().ansi().enabled();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "feed-progress");
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ends with the timer
    void start() {
        int seconds = terminal ? TERMINAL_SECONDS : LOG_SECONDS;
        timer.scheduleAtFixedRate(() -> show(seconds), seconds, seconds, TimeUnit.SECONDS);
    }

    private void show(int secondsSinceLast) {
        long frames = feed.frames();
        double rate = (double) (frames - framesBefore) / secondsSinceLast;
        framesBefore = frames;
        String line = line(frames, feed.bytes(), rate);
        err.print(terminal ? "\r" + line + "   " : line + System.lineSeparator());
        err.flush();
    }

    /**
     * One line of progress.
     *
     * @param frames published so far
     * @param bytes of these frames
     * @param framesPerSecond since the last line
     */
    static String line(long frames, long bytes, double framesPerSecond) {
        return String.format(
                Locale.ROOT,
                "published %d frames, %.1f MB, %.1f frames/s",
                frames,
                bytes / 1e6,
                framesPerSecond);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        if (terminal) {
            err.println();
        }
    }
}
