package io.sightline.operators.work;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Notes in a folder about frames whose work was begun and not ended, and about the starts of tasks.
 * They outlive the process. A note is a file {@code STEP-TOPIC-PARTITION-OFFSET} with the number of
 * times that the work was begun. Thread-safe.
 */
final class BegunFrames {
    /** Older notes are of a time that nobody remembers, and are removed. */
    private static final Duration MAX_AGE = Duration.ofDays(1);

    private static final String START = "start-";
    private static final String ROW = "row-";

    /**
     * If so many frames are put aside and none ends in between, it is not because of the frames.
     */
    private static final int MAX_IN_A_ROW = 3;

    private static final int MAX_DIGITS = 4;
    private static final int MAX_LOOKS = 10;

    private final Path folder;
    private final FileSystem files;
    private final Map<String, Integer> begun = new HashMap<>();

    private BegunFrames(Path folder) throws IOException {
        this.folder = folder;
        files = folder.getFileSystem();
    }

    /**
     * Reads the notes of a folder, which is created if it does not exist.
     *
     * @throws IOException when it cannot be read
     */
    static BegunFrames in(Path folder) throws IOException {
        BegunFrames frames = new BegunFrames(folder);
        frames.files.mkdirs(folder);
        for (int look = 1; ; look++) {
            try {
                frames.read();
                return frames;
            } catch (FileNotFoundException removedMeanwhile) {
                if (look == MAX_LOOKS) {
                    throw removedMeanwhile;
                }
            }
        }
    }

    /** Other tasks may remove their notes while this one reads. */
    private void read() throws IOException {
        begun.clear();
        long oldest = System.currentTimeMillis() - MAX_AGE.toMillis();
        for (FileStatus note : files.listStatus(folder)) {
            String name = note.getPath().getName();
            if (note.getModificationTime() < oldest) {
                files.delete(note.getPath(), false);
            } else if (!name.startsWith(START)) {
                begun.put(name, read(note.getPath()));
            }
        }
    }

    /** A note that was cut off stands for one time. */
    private int read(Path note) throws IOException {
        try (InputStream in = files.open(note)) {
            String digits = new String(in.readNBytes(MAX_DIGITS), StandardCharsets.US_ASCII);
            return digits.isEmpty() ? 1 : Integer.parseInt(digits);
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    /**
     * Notes that a task starts.
     *
     * @param task index of the task
     * @param checkpoint from which it starts, -1 for none
     * @return whether it started from there before, so that it failed before a checkpoint
     */
    boolean started(int task, long checkpoint) throws IOException {
        Path note = new Path(folder, START + task + "-" + checkpoint);
        boolean before = files.exists(note);
        if (!before) {
            files.create(note, WriteMode.OVERWRITE).close();
        }
        return before;
    }

    /** A checkpoint completed, so the next start of a task is from another one. */
    void forgetStarts(int task) throws IOException {
        for (FileStatus note : files.listStatus(folder)) {
            if (note.getPath().getName().startsWith(START + task + "-")) {
                files.delete(note.getPath(), false);
            }
        }
    }

    /** Whether there is a frame whose work has not ended. */
    synchronized boolean hasAny() {
        return begun.keySet().stream().anyMatch(name -> !name.startsWith(ROW));
    }

    /** How often a step was begun with a frame and did not end. */
    synchronized int count(String step, FramePlace frame) {
        return begun.getOrDefault(name(step, frame), 0);
    }

    /** Notes that a step begins with a frame. */
    synchronized void begin(String step, FramePlace frame) throws IOException {
        increase(name(step, frame));
    }

    private void increase(String name) throws IOException {
        int count = begun.merge(name, 1, Integer::sum);
        try (OutputStream note = files.create(new Path(folder, name), WriteMode.OVERWRITE)) {
            note.write(Integer.toString(count).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Removes the note about a step with a frame. */
    synchronized void end(String step, FramePlace frame) throws IOException {
        remove(name(step, frame));
        remove(ROW + step);
    }

    /** The outcome of a frame that was put aside is stored. */
    synchronized void forget(String step, FramePlace frame) throws IOException {
        remove(name(step, frame));
    }

    private void remove(String name) throws IOException {
        if (begun.remove(name) != null) {
            files.delete(new Path(folder, name), false);
        }
    }

    /** Whether one more frame may be put aside, or the machine must be to blame. */
    synchronized boolean mayPutAside(String step) {
        return begun.getOrDefault(ROW + step, 0) < MAX_IN_A_ROW;
    }

    /** A frame is put aside because of a step. */
    synchronized void putAside(String step) throws IOException {
        increase(ROW + step);
    }

    private static String name(String step, FramePlace frame) {
        return step + "-" + frame;
    }
}
