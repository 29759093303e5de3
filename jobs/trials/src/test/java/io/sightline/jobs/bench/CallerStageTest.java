package io.sightline.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerStageTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        pool.shutdown();
    }

    @Test
    void letsAllCallersPassOverTheClipAtOnce() throws Exception {
        CyclicBarrier everyCaller = new CyclicBarrier(2);
        List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
        FrameWork together =
                number -> {
                    try {
                        everyCaller.await();
                    } catch (Exception alone) {
                        throw new IllegalStateException(alone);
                    }
                    numbers.add(number);
                };
        try (CallerStage stage = new CallerStage(pool, 2, 3, () -> together)) {
            stage.round();
        }

        assertThat(numbers).containsExactlyInAnyOrder(0, 0, 1, 1, 2, 2);
    }

    @Test
    void countsTheCpuTimeOfAFrame() throws Exception {
        FrameWork twoMilliseconds =
                number -> {
                    long until = cpuNanos() + 2_000_000;
                    while (cpuNanos() < until) {
                        Thread.onSpinWait();
                    }
                };
        try (CallerStage stage = new CallerStage(pool, 2, 5, () -> twoMilliseconds)) {
            assertThat(stage.round()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void closesTheWorkOfEveryCaller() {
        AtomicInteger closed = new AtomicInteger();
        FrameWork work =
                new FrameWork() {
                    @Override
                    public void run(int number) {
                        // Nothing to do.
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };

        new CallerStage(pool, 2, 1, () -> work).close();

        assertThat(closed).hasValue(2);
    }

    @Test
    void failsWithItsWork() {
        FrameWork broken =
                number -> {
                    throw new IllegalArgumentException("no");
                };
        try (CallerStage stage = new CallerStage(pool, 1, 1, () -> broken)) {
            assertThatThrownBy(stage::round).hasMessage("a stage failed").hasRootCauseMessage("no");
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
