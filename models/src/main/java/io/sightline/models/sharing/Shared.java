package io.sightline.models.sharing;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Things of which there is one for each key: opened by the first to ask, closed by the last to
 * close. Opening and closing one keeps the users of other keys from nothing; users of the same key
 * wait for it.
 *
 * <p>An instance in a static field is shared by everything that one class loader loads, which is
 * not the whole process where each job has a class loader of its own, as in Flink. Thread-safe.
 *
 * @param <K> with equals and hashCode
 * @param <T> thread-safe
 */
public final class Shared<K, T extends AutoCloseable> {
    /** Also the lock of all numbers of users. Held for no longer than it takes to count. */
    private final Map<K, Entry<T>> byKey = new HashMap<>();

    /**
     * A key's thing, if it is open, and the number of those who use it or wait until it is open.
     * Its own lock is held while it opens or closes; that of the map is taken within it.
     */
    private static final class Entry<T> {
        private T thing;
        private int users;
    }

    /**
     * One user's share of a thing.
     *
     * @param <T> the thing
     */
    public static final class Lease<T> implements AutoCloseable {
        private final T thing;
        private final Runnable leave;
        private final AtomicBoolean left = new AtomicBoolean();

        private Lease(T thing, Runnable leave) {
            this.thing = thing;
            this.leave = leave;
        }

        /** The thing, to be used until this is closed. */
        public T get() {
            return thing;
        }

        /** Ends the use. Further calls do nothing. */
        @Override
        public void close() {
            if (left.compareAndSet(false, true)) {
                leave.run();
            }
        }
    }

    /**
     * Opens the key's thing, or joins the users of the one that is open.
     *
     * @param open opens it; what it throws is thrown here, and the next to ask opens again
     * @return the caller closes it
     */
    @MustBeClosed
    public Lease<T> join(K key, Supplier<? extends T> open) {
        Entry<T> entry;
        synchronized (byKey) {
            entry = enter(key);
        }
        return lease(key, entry, open);
    }

    /**
     * Joins the users of the key that has the fewest, the first of those that have as many.
     *
     * @param keys at least one
     * @param open opens a key's thing, as for {@link #join}
     * @return the caller closes it
     */
    @MustBeClosed
    public Lease<T> joinLeastUsed(List<K> keys, Function<? super K, ? extends T> open) {
        K least;
        Entry<T> entry;
        synchronized (byKey) {
            least = Collections.min(keys, Comparator.comparingInt(this::users));
            entry = enter(least);
        }
        return lease(least, entry, () -> open.apply(least));
    }

    private int users(K key) {
        Entry<T> entry = byKey.get(key);
        return entry == null ? 0 : entry.users;
    }

    private Entry<T> enter(K key) {
        Entry<T> entry = byKey.computeIfAbsent(key, unused -> new Entry<>());
        entry.users++;
        return entry;
    }

    private Lease<T> lease(K key, Entry<T> entry, Supplier<? extends T> open) {
        synchronized (entry) {
            if (entry.thing == null) {
                try {
                    entry.thing = Objects.requireNonNull(open.get(), "opened");
                } catch (RuntimeException | Error failure) {
                    exit(key, entry);
                    throw failure;
                }
            }
            return new Lease<>(entry.thing, () -> leave(key, entry));
        }
    }

    /** A caller that joins while the thing closes waits, and opens another. */
    private void leave(K key, Entry<T> entry) {
        synchronized (entry) {
            try {
                if (isLast(entry)) {
                    T thing = entry.thing;
                    entry.thing = null;
                    close(thing);
                }
            } finally {
                exit(key, entry);
            }
        }
    }

    private boolean isLast(Entry<T> entry) {
        synchronized (byKey) {
            return entry.users == 1;
        }
    }

    private void exit(K key, Entry<T> entry) {
        synchronized (byKey) {
            entry.users--;
            if (entry.users == 0) {
                byKey.remove(key);
            }
        }
    }

    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
