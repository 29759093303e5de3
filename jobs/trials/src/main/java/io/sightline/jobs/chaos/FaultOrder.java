package io.sightline.jobs.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Every kind of fault once in random order, then every kind again, and so on. */
final class FaultOrder {
    private final List<Fault> kinds;
    private final Random random;
    private final Deque<Fault> left = new ArrayDeque<>();

    /**
     * @param kinds at least one
     */
    FaultOrder(List<Fault> kinds, Random random) {
        this.kinds = List.copyOf(kinds);
        this.random = random;
    }

    Fault next() {
        if (left.isEmpty()) {
            List<Fault> all = new ArrayList<>(kinds);
            Collections.shuffle(all, random);
            left.addAll(all);
        }
        return left.remove();
    }
}
