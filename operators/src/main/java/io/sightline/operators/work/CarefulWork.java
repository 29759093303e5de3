package io.sightline.operators.work;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The careful mode of a process: one frame is in work at a time, after a note that outlives the
 * process. So if the process dies, the notes show at which frame. It is on while any task of the
 * process wants it. Thread-safe.
 */
public final class CarefulWork {
    /** The step in which the network runs. */
    public static final String INFER = "infer";

    private static final Logger LOG = LoggerFactory.getLogger(CarefulWork.class);
    private static final CarefulWork OF_CLASS_LOADER = new CarefulWork();

    private final Semaphore turn = new Semaphore(1, true);
    private int tasks;
    private volatile BegunFrames notes;

    private CarefulWork() {}

    /** That of this process: of everything that one class loader loads. */
    public static CarefulWork ofProcess() {
        return OF_CLASS_LOADER;
    }

    /**
     * One more task wants it.
     *
     * @param read what that task has read of the notes
     * @return the notes that all tasks of the process share
     */
    synchronized BegunFrames enter(BegunFrames read) {
        if (tasks++ == 0) {
            notes = read;
        }
        return notes;
    }

    synchronized void leave() {
        if (--tasks == 0) {
            notes = null;
        }
    }

    /** Whether frames are to be handled {@link #alone}. */
    public boolean isOn() {
        return notes != null;
    }

    /**
     * Does the work of a step on a frame while no other frame is in work in this process. Waits for
     * its turn. If the work fails, or never ends, the note about the frame stays.
     *
     * @param step name of the step
     * @param frame where it is
     * @param watch of the task that does the work
     * @throws Exception of the work
     */
    public <T> T alone(String step, FramePlace frame, TaskWatch watch, Callable<T> work)
            throws Exception {
        return alone(step, frame, watch, false, work);
    }

    /** The same for work that puts a frame aside: the note stays. */
    <T> T puttingAside(String step, FramePlace frame, TaskWatch watch, Callable<T> work)
            throws Exception {
        return alone(step, frame, watch, true, work);
    }

    private <T> T alone(
            String step, FramePlace frame, TaskWatch watch, boolean keepsNote, Callable<T> work)
            throws Exception {
        Optional<BegunFrames> frames = Optional.ofNullable(notes);
        if (frames.isEmpty()) {
            return work.call();
        }
        turn.acquire();
        try {
            begin(frames.get(), step, frame);
            long start = System.nanoTime();
            boolean returned = false;
            try {
                T result = work.call();
                returned = true;
                return result;
            } finally {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                // A task is cancelled because another one failed, or because this frame took so
                // long that no checkpoint could complete.
                boolean innocent = watch.cancelled() ? millis < watch.patienceMillis() : returned;
                if (innocent && !keepsNote) {
                    end(frames.get(), step, frame);
                }
            }
        } finally {
            turn.release();
        }
    }

    /** Without a note the frame is still handled: a full disk must not stop the job. */
    private static void begin(BegunFrames frames, String step, FramePlace frame) {
        try {
            frames.begin(step, frame);
        } catch (IOException unwritable) {
            LOG.warn("Cannot note that {} begins with {}", step, frame, unwritable);
        }
    }

    private static void end(BegunFrames frames, String step, FramePlace frame) {
        try {
            frames.end(step, frame);
        } catch (IOException unwritable) {
            LOG.warn("Cannot remove the note that {} began with {}", step, frame, unwritable);
        }
    }
}
