package io.sightline.operators.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {
    private final List<String> events = new ArrayList<>();
    private final Shared<String, AutoCloseable> things = new Shared<>(this::open);

    private AutoCloseable open(String key) {
        events.add("open " + key);
        return () -> events.add("close " + key);
    }

    @Test
    void opensOnceAndClosesWithTheLastUser() {
        try (Shared.Hold<AutoCloseable> first = things.join("a")) {
            try (Shared.Hold<AutoCloseable> second = things.join("a")) {
                assertThat(second.get()).isSameAs(first.get());
            }
            assertThat(events).containsExactly("open a");
        }
        assertThat(events).containsExactly("open a", "close a");
    }

    @Test
    void keepsKeysApart() {
        try (Shared.Hold<AutoCloseable> first = things.join("a");
                Shared.Hold<AutoCloseable> second = things.join("b")) {
            assertThat(first.get()).isNotSameAs(second.get());
        }
        assertThat(events).containsExactly("open a", "open b", "close b", "close a");
    }

    @Test
    void countsAUserWhoLeavesTwiceOnce() {
        try (Shared.Hold<AutoCloseable> first = things.join("a");
                Shared.Hold<AutoCloseable> second = things.join("a")) {
            second.close();
            second.close();
            assertThat(events).containsExactly("open a");
            assertThat(first.get()).isNotNull();
        }
    }

    @Test
    void opensAnewAfterAnOpenThatFailed() {
        List<Integer> attempts = new ArrayList<>();
        Shared<String, AutoCloseable> fragile =
                new Shared<>(
                        key -> {
                            attempts.add(1);
                            if (attempts.size() == 1) {
                                throw new IllegalStateException("not yet");
                            }
                            return open(key);
                        });
        assertThatThrownBy(() -> fragile.join("a")).hasMessage("not yet");
        try (Shared.Hold<AutoCloseable> hold = fragile.join("a")) {
            assertThat(hold.get()).isNotNull();
        }
        assertThat(events).containsExactly("open a", "close a");
    }
}
