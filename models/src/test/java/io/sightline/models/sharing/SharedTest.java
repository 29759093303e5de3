package io.sightline.models.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {
    private final List<String> events = new ArrayList<>();
    private final Shared<String, AutoCloseable> things = new Shared<>();

    @MustBeClosed
    private Shared.Hold<AutoCloseable> join(String key) {
        return things.join(key, () -> open(key));
    }

    private AutoCloseable open(String key) {
        events.add("open " + key);
        return () -> events.add("close " + key);
    }

    @Test
    void opensOnceAndClosesWithTheLastUser() {
        try (Shared.Hold<AutoCloseable> first = join("a")) {
            try (Shared.Hold<AutoCloseable> second = join("a")) {
                assertThat(second.get()).isSameAs(first.get());
            }
            assertThat(events).containsExactly("open a");
        }
        assertThat(events).containsExactly("open a", "close a");
    }

    @Test
    void spreadsUsersEvenlyOverKeys() {
        try (Shared.Hold<AutoCloseable> first = joinLeastUsed("a", "b");
                Shared.Hold<AutoCloseable> second = joinLeastUsed("a", "b")) {
            assertThat(events).containsExactly("open a", "open b");
            second.close();
            try (Shared.Hold<AutoCloseable> third = joinLeastUsed("a", "b");
                    Shared.Hold<AutoCloseable> fourth = joinLeastUsed("a", "b")) {
                assertThat(fourth.get()).isSameAs(first.get()).isNotSameAs(third.get());
            }
        }
        assertThat(events)
                .containsExactly("open a", "open b", "close b", "open b", "close b", "close a");
    }

    @MustBeClosed
    private Shared.Hold<AutoCloseable> joinLeastUsed(String... keys) {
        return things.joinLeastUsed(List.of(keys), this::open);
    }

    @Test
    void keepsKeysApart() {
        try (Shared.Hold<AutoCloseable> first = join("a");
                Shared.Hold<AutoCloseable> second = join("b")) {
            assertThat(first.get()).isNotSameAs(second.get());
        }
        assertThat(events).containsExactly("open a", "open b", "close b", "close a");
    }

    @Test
    void countsAUserWhoLeavesTwiceOnce() {
        try (Shared.Hold<AutoCloseable> first = join("a");
                Shared.Hold<AutoCloseable> second = join("a")) {
            second.close();
            second.close();
            assertThat(events).containsExactly("open a");
            assertThat(first.get()).isNotNull();
        }
    }

    @Test
    void opensAnewAfterAnOpenThatFailed() {
        assertThatThrownBy(
                        () ->
                                things.join(
                                        "a",
                                        () -> {
                                            throw new IllegalStateException("not yet");
                                        }))
                .hasMessage("not yet");
        try (Shared.Hold<AutoCloseable> hold = join("a")) {
            assertThat(hold.get()).isNotNull();
        }
        assertThat(events).containsExactly("open a", "close a");
    }
}
