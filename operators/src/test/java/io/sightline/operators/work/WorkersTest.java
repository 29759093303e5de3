package io.sightline.operators.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class WorkersTest {
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    @Test
    void beginWorkInTheOrderItWasGivenExceptWhatLetsOthersGoFirst() throws Exception {
        CountDownLatch done = new CountDownLatch(4);
        try (var workers = Workers.join()) {
            occupyAllButOne(workers.get());
            workers.get().execute(() -> await(gate));
            workers.get().executeLast(() -> begin("batch 1", done));
            workers.get().execute(() -> begin("image 1", done));
            workers.get().executeLast(() -> begin("batch 2", done));
            workers.get().execute(() -> begin("image 2", done));
            gate.countDown();
            done.await();
            assertThat(begun).containsExactly("image 1", "image 2", "batch 1", "batch 2");
        } finally {
            free.countDown();
        }
    }

    /** So that what is given is begun by one worker, one after the other. */
    private void occupyAllButOne(Workers workers) throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(Workers.count() - 1);
        for (int worker = 1; worker < Workers.count(); worker++) {
            workers.execute(
                    () -> {
                        busy.countDown();
                        await(free);
                    });
        }
        busy.await();
    }

    private void begin(String work, CountDownLatch done) {
        begun.add(work);
        done.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
