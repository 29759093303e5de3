package io.sightline.operators.work;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.sharing.Shared;
import java.util.Comparator;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The worker threads that all tasks of a job in this process share: one for each core, so that
 * every core has work however few cameras there are and whichever tasks their keys fall on. Work
 * starts in the order in which it was given, except that some lets other work go first.
 *
 * <p>Shared by everything that one class loader loads. Flink gives each job a class loader of its
 * own, so two jobs in one TaskManager have two sets of workers, each with a thread for each core.
 */
public final class Workers implements Executor, AutoCloseable {
    private static final Shared<Class<?>, Workers> OF_CLASS_LOADER = new Shared<>();

    private final ExecutorService threads =
            new ThreadPoolExecutor(
                    count(),
                    count(),
                    0,
                    TimeUnit.SECONDS,
                    new PriorityBlockingQueue<>(),
                    daemons());

    private final AtomicLong given = new AtomicLong();

    private Workers() {}

    private enum Turn {
        FIRST,
        LAST
    }

    /**
     * Work that waits.
     *
     * @param number how much work was given before it
     */
    private record Waiting(Turn turn, long number, Runnable work)
            implements Runnable, Comparable<Waiting> {
        private static final Comparator<Waiting> ORDER =
                Comparator.comparing(Waiting::turn).thenComparingLong(Waiting::number);

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Waiting other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Joins the users of the workers; the last to leave stops the threads.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    public static Shared.Lease<Workers> join() {
        return OF_CLASS_LOADER.join(Workers.class, Workers::new);
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
     * Hands work to the workers.
     *
     * @throws java.util.concurrent.RejectedExecutionException when all users have left
     */
    @Override
    public void execute(Runnable work) {
        execute(work, Turn.FIRST);
    }

    /**
     * Hands work to the workers that lets all other work go first. Meanwhile more of its kind may
     * come, so that it can be done together.
     *
     * @throws java.util.concurrent.RejectedExecutionException when all users have left
     */
    public void executeLast(Runnable work) {
        execute(work, Turn.LAST);
    }

    private void execute(Runnable work, Turn turn) {
        threads.execute(new Waiting(turn, given.getAndIncrement(), work));
    }

    /** Takes no more work, but finishes what was given. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
