package io.sightline.operators.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarefulWorkTest {
    private static final FramePlace FRAME = new FramePlace("frames", 3, 41);
    private static final TaskWatch RUNNING = new TaskWatch(() -> false, 1000);
    private static final TaskWatch CANCELLED = new TaskWatch(() -> true, 60_000);
    private static final TaskWatch CANCELLED_LATE = new TaskWatch(() -> true, 0);

    @TempDir private Path folder;

    private final CarefulWork work = CarefulWork.ofProcess();

    @BeforeEach
    void enter() throws Exception {
        work.enter(read());
    }

    @AfterEach
    void leave() {
        work.leave();
    }

    @Test
    void notesAFrameWhileItIsInWork() throws Exception {
        int within = work.alone("decode", FRAME, RUNNING, () -> read().count("decode", FRAME));
        assertThat(within).isEqualTo(1);
        assertThat(read().count("decode", FRAME)).isZero();
    }

    @Test
    void countsFailuresOfAFrame() throws Exception {
        for (int failures = 1; failures <= 2; failures++) {
            assertThatThrownBy(() -> work.alone("decode", FRAME, RUNNING, this::fail))
                    .hasMessage("failed");
            assertThat(read().count("decode", FRAME)).isEqualTo(failures);
            assertThat(read().count("infer", FRAME)).isZero();
        }
    }

    @Test
    void aFrameInWorkWhenAnotherTaskFailsIsInnocent() throws Exception {
        assertThatThrownBy(() -> work.alone("decode", FRAME, CANCELLED, this::fail))
                .hasMessage("failed");
        assertThat(read().hasAny()).isFalse();
    }

    @Test
    void aFrameThatKeptCheckpointsFromCompletingIsNot() throws Exception {
        work.alone("infer", FRAME, CANCELLED_LATE, () -> "too late");
        assertThat(read().count("infer", FRAME)).isEqualTo(1);
    }

    @Test
    void worksOnOneFrameAtATime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<?>[] all = new Future<?>[4];
            for (int i = 0; i < all.length; i++) {
                FramePlace frame = new FramePlace("frames", 0, i);
                all[i] =
                        threads.submit(
                                () -> {
                                    started.await();
                                    return work.alone(
                                            "decode",
                                            frame,
                                            RUNNING,
                                            () -> {
                                                assertThat(running.incrementAndGet()).isEqualTo(1);
                                                Thread.onSpinWait();
                                                return running.decrementAndGet();
                                            });
                                });
            }
            started.countDown();
            for (Future<?> one : all) {
                assertThat(one.get()).isEqualTo(0);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private BegunFrames read() throws Exception {
        return BegunFrames.in(new org.apache.flink.core.fs.Path(folder.toUri()));
    }

    private Void fail() {
        throw new IllegalStateException("failed");
    }
}
