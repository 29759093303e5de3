package io.sightline.jobs.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** The same work for many images, one at a time per core. */
final class ParallelWork {
    private ParallelWork() {}

    /**
     * Works through images. When this returns or throws, no thread works any more.
     *
     * @param task what the listener is told
     * @param images how many
     * @param work called with each index from 0, by several threads at once
     * @throws RuntimeException the first that {@code work} threw
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    static void run(String task, int images, IntConsumer work, PreparationListener listener)
            throws InterruptedException {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        listener.began(task, images);
        try {
            List<Future<?>> pending = new ArrayList<>();
            for (int i = 0; i < images; i++) {
                int index = i;
                pending.add(
                        workers.submit(
                                () -> {
                                    work.accept(index);
                                    listener.imageDone();
                                }));
            }
            for (Future<?> one : pending) {
                one.get();
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
