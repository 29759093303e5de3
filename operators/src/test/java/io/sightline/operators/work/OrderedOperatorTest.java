package io.sightline.operators.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderedOperatorTest {
    private final TestingOperatorFactory factory = new TestingOperatorFactory();
    private OneInputStreamOperatorTestHarness<String, String> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(factory, 1, 1, 0);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void emitsInTheOrderOfTheInputWhicheverWorkIsDoneFirst() throws Exception {
        send("a", "b", "c");
        finish(2, 1, 0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.extractOutputValues()).containsExactly("0", "1", "2");
    }

    @Test
    void keepsAWatermarkBehindTheWorkBeforeIt() throws Exception {
        send("a");
        harness.processWatermark(new Watermark(7));
        send("b");
        finish(1);
        assertThat(harness.getOutput()).isEmpty();
        finish(0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.getOutput())
                .containsExactly(
                        new StreamRecord<>("0"), new Watermark(7), new StreamRecord<>("1"));
    }

    @Test
    void passesAWatermarkOnAtOnceWhenNothingIsInFlight() throws Exception {
        harness.processWatermark(new Watermark(7));
        assertThat(harness.getOutput()).containsExactly(new Watermark(7));
    }

    @Test
    void letsNoMoreInThanItsCapacity() throws Exception {
        for (int i = 0; i < TestingOperatorFactory.CAPACITY; i++) {
            send("some");
        }
        CompletableFuture<String> first = factory.work.get(0);
        CompletableFuture<Void> later =
                CompletableFuture.runAsync(() -> assertThat(first.complete("0")).isTrue());
        send("one more"); // returns only because the first comes to its end
        later.join();
        assertThat(harness.extractOutputValues()).containsExactly("0");
        finish(1, 2, 3);
        harness.endInput();
        assertThat(harness.extractOutputValues()).containsExactly("0", "1", "2", "3");
    }

    @Test
    void keepsAKnownResultBehindTheWorkBeforeIt() throws Exception {
        send("a", "known: 7", "b");
        finish(1);
        assertThat(harness.extractOutputValues()).isEmpty();
        finish(0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.extractOutputValues()).containsExactly("0", "known: 7", "1");
    }

    /** Or else a task would wait for one frame while others could be worked on. */
    @Test
    void takesNoRoomFromWorkForKnownResults() throws Exception {
        send("a");
        for (int i = 0; i < 2 * TestingOperatorFactory.CAPACITY; i++) {
            send("known: " + i);
        }
        send("b", "c");
        assertThat(factory.work).hasSize(TestingOperatorFactory.CAPACITY);
        finish(0, 1, 2);
        harness.endInput();
        assertThat(harness.extractOutputValues()).hasSize(3 * TestingOperatorFactory.CAPACITY);
    }

    @Test
    void holdsNoMoreThanAThousandKnownResults() throws Exception {
        send("a");
        for (int i = 0; i < 1000; i++) {
            send("known: " + i);
        }
        CompletableFuture<String> first = factory.work.get(0);
        CompletableFuture<Void> later =
                CompletableFuture.runAsync(() -> assertThat(first.complete("0")).isTrue());
        send("known: one more"); // returns only because the first comes to its end
        later.join();
        assertThat(harness.extractOutputValues()).hasSize(1002);
    }

    @Test
    void emitsEverythingAtTheEndOfItsInput() throws Exception {
        send("a", "b");
        finish(1, 0);
        harness.endInput();
        assertThat(harness.extractOutputValues()).containsExactly("0", "1");
    }

    @Test
    void failsWithItsWork() throws Exception {
        send("a");
        factory.work.get(0).completeExceptionally(new IllegalArgumentException("no such luck"));
        assertThatThrownBy(() -> harness.prepareSnapshotPreBarrier(1))
                .hasStackTraceContaining("no such luck");
    }

    private void send(String... texts) throws Exception {
        for (String text : texts) {
            harness.processElement(new StreamRecord<>(text));
        }
    }

    private void finish(int... numbers) {
        for (int number : numbers) {
            factory.work.get(number).complete(Integer.toString(number));
        }
    }
}
