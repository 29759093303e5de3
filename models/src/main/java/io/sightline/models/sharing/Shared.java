package io.sightline.models.sharing;

import com.google.errorprone.annotations.MustBeClosed;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Things of which a process has one for each key: opened by the first to ask, closed by the last to
 * close. Thread-safe.
 *
 * @param <K> with equals and hashCode
 * @param <T> thread-safe
 */
public final class Shared<K, T extends AutoCloseable> {
    private final Map<K, Opened<T>> byKey = new HashMap<>();

    /** A thing and the number of its users. */
    private static final class Opened<T> {
        private final T thing;
        private int users;

        private Opened(T thing) {
            this.thing = thing;
        }
    }

    /**
     * One user's hold on a thing.
     *
     * @param <T> the thing
     */
    public static final class Hold<T> implements AutoCloseable {
        private final T thing;
        private final Runnable leave;
        private final AtomicBoolean left = new AtomicBoolean();

        private Hold(T thing, Runnable leave) {
            this.thing = thing;
            this.leave = leave;
        }

        /** The thing, to be used until this is closed. */
        public T get() {
            return thing;
        }

        /** Lets go, once however often it is called. */
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
    public Hold<T> join(K key, Supplier<? extends T> open) {
        synchronized (byKey) {
            Opened<T> opened = byKey.get(key);
            if (opened == null) {
                opened = new Opened<>(open.get());
                byKey.put(key, opened);
            }
            opened.users++;
            return new Hold<>(opened.thing, () -> leave(key));
        }
    }

    /**
     * Joins the users of the key that has the fewest, the first of those that have as many.
     *
     * @param keys at least one
     * @param open opens a key's thing, as for {@link #join}
     * @return the caller closes it
     */
    @MustBeClosed
    public Hold<T> joinLeastUsed(List<K> keys, Function<? super K, ? extends T> open) {
        synchronized (byKey) {
            K least = Collections.min(keys, Comparator.comparingInt(this::users));
            return join(least, () -> open.apply(least));
        }
    }

    private int users(K key) {
        Opened<T> opened = byKey.get(key);
        return opened == null ? 0 : opened.users;
    }

    private void leave(K key) {
        synchronized (byKey) {
            Opened<T> opened = byKey.get(key);
            opened.users--;
            if (opened.users == 0) {
                byKey.remove(key);
                close(opened.thing);
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
