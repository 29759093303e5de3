package io.sightline.operators.work;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.runtime.tasks.StreamTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds frames at which the job fails again and again, whether by an exception, by the end of the
 * process, or by never coming to an end. Belongs to one task; not thread-safe.
 *
 * <p>In normal operation nothing is noted about a frame. A task that starts a second time from the
 * same checkpoint, or finds a frame that was begun and not ended, asks for {@link CarefulWork}
 * until a checkpoint completes.
 */
public final class PoisonGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonGuard.class);

    /** So long at least, since careful work is slower than what was done before the failure. */
    private static final Duration MIN_CAREFUL = Duration.ofSeconds(10);

    private final PoisonPolicy policy;
    private final TaskWatch watch;
    private final int task;
    private final long openedNanos = System.nanoTime();
    private final TreeMap<Long, List<PutAside>> putAside = new TreeMap<>();
    private Optional<BegunFrames> notes;
    private boolean careful;
    private boolean startIsNoted;
    private boolean suspects;

    private record PutAside(String step, FramePlace frame) {}

    private PoisonGuard(
            PoisonPolicy policy, TaskWatch watch, int task, Optional<BegunFrames> notes) {
        this.policy = policy;
        this.watch = watch;
        this.task = task;
        this.notes = notes;
    }

    /**
     * Opens the guard of a task that starts.
     *
     * @param policy when a frame is put aside
     * @param task that starts
     * @param index of the task, from 0
     * @param checkpoint from which it starts, -1 for none
     */
    public static PoisonGuard open(
            PoisonPolicy policy, StreamTask<?, ?> task, int index, long checkpoint) {
        PoisonGuard guard = new PoisonGuard(policy, TaskWatch.of(task), index, notes(policy, task));
        guard.start(checkpoint);
        return guard;
    }

    private static Optional<BegunFrames> notes(PoisonPolicy policy, StreamTask<?, ?> task) {
        if (!policy.isOn()) {
            return Optional.empty();
        }
        Optional<Path> folder =
                policy.folder().isEmpty()
                        ? TaskWatch.checkpoints(task)
                                .map(all -> new Path(all, "begun-" + policy.job()))
                        : Optional.of(new Path(policy.folder()));
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(BegunFrames.in(folder.get()));
        } catch (IOException unreadable) {
            LOG.warn("Frames that end the process cannot be found: {}", folder.get(), unreadable);
            return Optional.empty();
        }
    }

    private void start(long checkpoint) {
        if (notes.isEmpty()) {
            return;
        }
        try {
            startIsNoted = true;
            suspects = notes.get().hasAny();
            careful = suspects;
            careful |= notes.get().started(task, checkpoint);
        } catch (IOException unwritable) {
            LOG.warn("Cannot note that task {} starts", task, unwritable);
        }
        if (careful) {
            LOG.warn(
                    "Task {} starts again without a checkpoint since the last start: frames are"
                            + " handled one at a time until one completes",
                    task);
            notes = Optional.of(CarefulWork.ofProcess().enter(notes.get()));
        }
    }

    /** Whether work on frames is to be done {@link #alone}. */
    public boolean isCareful() {
        return CarefulWork.ofProcess().isOn();
    }

    /** See {@link CarefulWork#alone}. */
    public <T> T alone(String step, FramePlace frame, Callable<T> work) throws Exception {
        return CarefulWork.ofProcess().alone(step, frame, watch, work);
    }

    /**
     * Puts a frame aside: does what is left to do without working on the frame itself, and keeps
     * what is noted of it until a checkpoint completes.
     */
    public <T> T putAside(String step, FramePlace frame, Callable<T> rest) throws Exception {
        T result = CarefulWork.ofProcess().puttingAside(step, frame, watch, rest);
        putAside(step, frame);
        return result;
    }

    /** Whether any frame was begun and did not end before this task started. */
    public boolean hasSuspects() {
        return suspects;
    }

    /** How often a step was begun with a frame, alone, and did not end. */
    public int failures(String step, FramePlace frame) {
        return notes.map(frames -> frames.count(step, frame)).orElse(0);
    }

    /** Whether a frame is to be put aside, instead of trying the step once more. */
    public boolean isPoison(String step, FramePlace frame) {
        int failures = failures(step, frame);
        return failures > 0
                && policy.isPoison(failures)
                && notes.filter(frames -> frames.mayPutAside(step)).isPresent();
    }

    /** Whether not even the frames that waited with a frame can be decoded. */
    public boolean isHopeless(String step, FramePlace frame) {
        return failures(step, frame) >= policy.tries();
    }

    /** The same, if nothing is left to do. */
    public void putAside(String step, FramePlace frame) {
        putAside.computeIfAbsent(Long.MAX_VALUE, next -> new ArrayList<>())
                .add(new PutAside(step, frame));
        notes.ifPresent(
                frames -> {
                    try {
                        frames.putAside(step);
                    } catch (IOException unwritable) {
                        LOG.warn("Cannot note that {} is put aside", frame, unwritable);
                    }
                });
    }

    /** The state of the task is stored. */
    public void snapshot(long checkpoint) {
        List<PutAside> stored = putAside.remove(Long.MAX_VALUE);
        if (stored != null) {
            putAside.put(checkpoint, stored);
        }
    }

    /** A checkpoint completed. */
    public void completed(long checkpoint) {
        if (notes.isEmpty()) {
            return;
        }
        try {
            if (startIsNoted) {
                notes.get().forgetStarts(task);
                startIsNoted = false;
            }
            var done = putAside.headMap(checkpoint, true);
            for (List<PutAside> frames : done.values()) {
                for (PutAside aside : frames) {
                    notes.get().forget(aside.step(), aside.frame());
                }
            }
            done.clear();
        } catch (IOException unwritable) {
            LOG.warn("Cannot remove notes about frames", unwritable);
        }
        if (System.nanoTime() - openedNanos > MIN_CAREFUL.toNanos()) {
            close();
        }
    }

    /** Ends careful work for this task. */
    @Override
    public void close() {
        if (careful) {
            careful = false;
            CarefulWork.ofProcess().leave();
        }
    }
}
