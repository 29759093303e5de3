package io.sightline.jobs.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Work that stays in the thread of its caller. A round is one pass over the clip by each of several
 * callers at once: with every core busy a frame costs what it costs in the pipeline, not what it
 * would on a machine of its own. Counts the callers' own CPU time.
 */
final class CallerStage implements Stage {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ExecutorService pool;
    private final List<FrameWork> works;
    private final int frames;

    /**
     * @param pool with at least as many threads as callers; stays the caller's
     * @param callers how many work at once
     * @param frames of the clip
     * @param work makes what one caller does; closed with this
     */
    CallerStage(ExecutorService pool, int callers, int frames, Supplier<FrameWork> work) {
        this.pool = pool;
        this.frames = frames;
        this.works = Stream.generate(work).limit(callers).toList();
    }

    @Override
    public double round() throws InterruptedException {
        List<Callable<Long>> passes =
                works.stream().map(work -> (Callable<Long>) () -> cpuNanos(work)).toList();
        long nanos = 0;
        for (Future<Long> pass : pool.invokeAll(passes)) {
            nanos += outcome(pass);
        }
        return nanos / 1e6 / ((double) frames * works.size());
    }

    private long cpuNanos(FrameWork work) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int number = 0; number < frames; number++) {
            work.run(number);
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static long outcome(Future<Long> pass) throws InterruptedException {
        try {
            return pass.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a stage failed", failure.getCause());
        }
    }

    @Override
    public void close() {
        works.forEach(FrameWork::close);
    }
}
