package io.sightline.jobs.train;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The same work for many images, one at a time per core. */
final class ParallelWork {
    private ParallelWork() {}

    /**
     * Works through images. When this returns or throws, no thread works any more. Results that
     * wait for an earlier one are held in memory.
     *
     * @param task what the listener is told
     * @param images how many
     * @param work called with each index from 0, by several threads at once
     * @param taken called with each result, in order, by the calling thread
     * @throws RuntimeException the first that {@code work} or {@code taken} threw
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    static <T> void run(
            String task,
            int images,
            IntFunction<T> work,
            Consumer<T> taken,
            PreparationListener listener)
            throws InterruptedException {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        listener.began(task, images);
        try {
            Queue<Future<T>> pending = new ArrayDeque<>();
            for (int i = 0; i < images; i++) {
                int index = i;
                pending.add(workers.submit(() -> work.apply(index)));
            }
            while (!pending.isEmpty()) {
                taken.accept(pending.remove().get());
                listener.imageDone();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } finally {
            workers.shutdownNow();
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            listener.ended();
        }
    }
}
