package io.sightline.operators.work;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.sharing.Shared;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The worker threads that all tasks of this process share: one for each core, so that every core
 * has work however few cameras there are and however their keys fall on the tasks. Work is begun in
 * the order it was given.
 */
public final class Workers implements Executor, AutoCloseable {
    private static final Shared<Class<?>, Workers> OF_PROCESS = new Shared<>();

    private final ExecutorService threads = Executors.newFixedThreadPool(count(), daemons());

    private Workers() {}

    /**
     * Joins the users of the process's workers; the last to leave stops the threads.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    public static Shared.Hold<Workers> join() {
        return OF_PROCESS.join(Workers.class, Workers::new);
    }

    private static ThreadFactory daemons() {
        AtomicInteger next = new AtomicInteger(1);
        return task -> {
            Thread thread = new Thread(task, "sightline-worker-" + next.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** How many there are, at least 1. */
    public static int count() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Gives the workers something to do.
     *
     * @throws java.util.concurrent.RejectedExecutionException when all users have left
     */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Takes no more work; what was given is done all the same. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
