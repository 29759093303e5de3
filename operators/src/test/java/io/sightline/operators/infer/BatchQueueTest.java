package io.sightline.operators.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final BatchQueue<String> trios = new BatchQueue<>(new BatchPolicy(3, 10), 1);

    @Test
    void isCalledForAtOnceWithoutAWait() {
        BatchQueue<String> queue = new BatchQueue<>(new BatchPolicy(3, 0), 2);
        assertThat(queue.add("a", 0)).contains(Duration.ZERO);
        assertThat(queue.add("b", 0)).contains(Duration.ZERO);
        assertThat(queue.take(0).items()).containsExactly("a");
        assertThat(queue.take(0).items()).containsExactly("b");
        assertThat(queue.take(0).items()).isEmpty();
    }

    @Test
    void isCalledForWhenItsFirstHasWaitedOrABatchIsFull() {
        assertThat(trios.add("a", 0)).contains(Duration.ofMillis(10));
        assertThat(trios.add("b", MILLI)).isEmpty();
        assertThat(trios.add("c", 2 * MILLI)).contains(Duration.ZERO);
        assertThat(trios.take(2 * MILLI).items()).containsExactly("a", "b", "c");
    }

    @Test
    void keepsWhatHasNotWaitedForWhoCameForOthers() {
        for (String early : List.of("a", "b", "c")) {
            var unused = trios.add(early, 0);
        }
        assertThat(trios.size()).isEqualTo(3);
        assertThat(trios.take(0).items()).hasSize(3);
        assertThat(trios.size()).isZero();
        assertThat(trios.add("d", 9 * MILLI)).contains(Duration.ofMillis(10));
        assertThat(trios.take(10 * MILLI).items()).isEmpty();
        assertThat(trios.take(19 * MILLI).items()).containsExactly("d");
    }

    @Test
    void countsTheWaitOfTheRestFromItsOwnArrival() {
        for (int i = 0; i < 4; i++) {
            var unused = trios.add("frame " + i, i * MILLI);
        }
        BatchQueue.Taken<String> taken = trios.take(5 * MILLI);
        assertThat(taken.items()).hasSize(3);
        assertThat(taken.next()).contains(Duration.ofMillis(8));
    }

    /** However frames arrive and however late somebody comes: nobody is forgotten or doubled. */
    @Property
    void givesEveryItemOnceInOrderAndNoneLaterThanItsWait(
            @ForAll @Size(max = 60) List<@IntRange(max = 12) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 5) int maxSize,
            @ForAll @IntRange(max = 10) int maxWait) {
        BatchQueue<Long> queue = new BatchQueue<>(new BatchPolicy(maxSize, maxWait), 1);
        PriorityQueue<Long> calls = new PriorityQueue<>();
        List<Long> taken = new ArrayList<>();
        List<Long> added = new ArrayList<>();
        long now = 0;
        for (int pause : pauses) {
            long next = now + pause * MILLI;
            answer(queue, calls, next, maxWait, taken);
            now = next;
            added.add(now);
            long arrival = now;
            queue.add(arrival, arrival).ifPresent(wait -> calls.add(arrival + wait.toNanos()));
        }
        answer(queue, calls, Long.MAX_VALUE, maxWait, taken);
        assertThat(taken).isEqualTo(added);
    }

    /** Comes whenever a call is due until a time. */
    private static void answer(
            BatchQueue<Long> queue,
            PriorityQueue<Long> calls,
            long until,
            int maxWait,
            List<Long> taken) {
        while (!calls.isEmpty() && calls.element() <= until) {
            long now = calls.remove();
            BatchQueue.Taken<Long> batch = queue.take(now);
            for (long arrival : batch.items()) {
                assertThat(now - arrival).isLessThanOrEqualTo(maxWait * MILLI);
                taken.add(arrival);
            }
            batch.next().ifPresent(wait -> calls.add(now + wait.toNanos()));
        }
    }
}
