package io.sightline.deploy.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Every fault once, in an order drawn at random, then every fault once more, and so on. */
final class FaultOrder {
    private final Random random;
    private final Deque<Fault> left = new ArrayDeque<>();

    FaultOrder(Random random) {
        this.random = random;
    }

    Fault next() {
        if (left.isEmpty()) {
            List<Fault> all = new ArrayList<>(List.of(Fault.values()));
            Collections.shuffle(all, random);
            left.addAll(all);
        }
        return left.remove();
    }
}
