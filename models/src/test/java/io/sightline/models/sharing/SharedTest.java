package io.sightline.models.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedTest {
    private final List<String> events = new ArrayList<>();
    private final Shared<String, AutoCloseable> things = new Shared<>();

    @MustBeClosed
    private Shared.Lease<AutoCloseable> join(String key) {
        return things.join(key, () -> open(key));
    }

    private AutoCloseable open(String key) {
        events.add("open " + key);
        return () -> events.add("close " + key);
    }

    @Test
    void opensOnceAndClosesWithTheLastUser() {
        try (Shared.Lease<AutoCloseable> first = join("a")) {
            try (Shared.Lease<AutoCloseable> second = join("a")) {
                assertThat(second.get()).isSameAs(first.get());
            }
            assertThat(events).containsExactly("open a");
        }
        assertThat(events).containsExactly("open a", "close a");
    }

    @Test
    void spreadsUsersEvenlyOverKeys() {
        try (Shared.Lease<AutoCloseable> first = joinLeastUsed("a", "b");
                Shared.Lease<AutoCloseable> second = joinLeastUsed("a", "b")) {
            assertThat(events).containsExactly("open a", "open b");
            second.close();
            try (Shared.Lease<AutoCloseable> third = joinLeastUsed("a", "b");
                    Shared.Lease<AutoCloseable> fourth = joinLeastUsed("a", "b")) {
                assertThat(fourth.get()).isSameAs(first.get()).isNotSameAs(third.get());
            }
        }
        assertThat(events)
                .containsExactly("open a", "open b", "close b", "open b", "close b", "close a");
    }

    @MustBeClosed
    private Shared.Lease<AutoCloseable> joinLeastUsed(String... keys) {
        return things.joinLeastUsed(List.of(keys), this::open);
    }

    @Test
    void keepsKeysApart() {
        try (Shared.Lease<AutoCloseable> first = join("a");
                Shared.Lease<AutoCloseable> second = join("b")) {
            assertThat(first.get()).isNotSameAs(second.get());
        }
        assertThat(events).containsExactly("open a", "open b", "close b", "close a");
    }

    @Test
    void countsAUserWhoLeavesTwiceOnce() {
        try (Shared.Lease<AutoCloseable> first = join("a");
                Shared.Lease<AutoCloseable> second = join("a")) {
            second.close();
            second.close();
            assertThat(events).containsExactly("open a");
            assertThat(first.get()).isNotNull();
        }
    }

    @Test
    @Timeout(20)
    @SuppressWarnings("MustBeClosedChecker") // closed at once
    void opensAKeyWhileAnotherOneOpens() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch mayOpen = new CountDownLatch(1);
        Thread slow =
                new Thread(
                        () ->
                                things.join(
                                                "slow",
                                                () -> {
                                                    opening.countDown();
                                                    await(mayOpen);
                                                    return () -> {};
                                                })
                                        .close());
        slow.start();
        opening.await();
        join("a").close();
        assertThat(slow.isAlive()).isTrue();
        assertThat(events).containsExactly("open a", "close a");
        mayOpen.countDown();
        slow.join();
    }

    @Test
    @Timeout(20)
    @SuppressWarnings("MustBeClosedChecker") // closed at once
    void opensAKeyWhileAnotherOneCloses() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch mayClose = new CountDownLatch(1);
        Thread slow =
                new Thread(
                        () ->
                                things.join(
                                                "slow",
                                                () ->
                                                        () -> {
                                                            closing.countDown();
                                                            await(mayClose);
                                                        })
                                        .close());
        slow.start();
        closing.await();
        join("a").close();
        assertThat(slow.isAlive()).isTrue();
        mayClose.countDown();
        slow.join();
    }

    @Test
    @Timeout(20)
    @SuppressWarnings("MustBeClosedChecker") // closed at once
    void opensTheSameKeyAgainOnlyWhenItIsClosed() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean openedAfterwards = new AtomicBoolean();
        Thread second =
                new Thread(
                        () -> {
                            await(closing);
                            things.join(
                                            "a",
                                            () -> {
                                                openedAfterwards.set(closed.get());
                                                return () -> {};
                                            })
                                    .close();
                        });
        Shared.Lease<AutoCloseable> first =
                things.join(
                        "a",
                        () ->
                                () -> {
                                    closing.countDown();
                                    awaitBlocked(second);
                                    closed.set(true);
                                });
        second.start();
        first.close();
        second.join();
        assertThat(openedAfterwards).isTrue();
    }

    private static void awaitBlocked(Thread thread) {
        while (thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void opensAgainAfterAnOpenThatFailed() {
        assertThatThrownBy(
                        () ->
                                things.join(
                                        "a",
                                        () -> {
                                            throw new IllegalStateException("not yet");
                                        }))
                .hasMessage("not yet");
        try (Shared.Lease<AutoCloseable> lease = join("a")) {
            assertThat(lease.get()).isNotNull();
        }
        assertThat(events).containsExactly("open a", "close a");
    }
}
