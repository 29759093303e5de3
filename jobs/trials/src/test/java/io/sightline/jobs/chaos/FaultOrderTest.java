package io.sightline.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultOrderTest {
    private static final List<Fault> ALL = List.of(Fault.values());
    private static final int KINDS = ALL.size();

    @Test
    void hasEveryKindOnceBeforeOneComesAgain() {
        List<Fault> faults = drawn(ALL, 1, 3 * KINDS);

        for (int pass = 0; pass < 3; pass++) {
            assertThat(faults.subList(pass * KINDS, (pass + 1) * KINDS))
                    .containsExactlyInAnyOrderElementsOf(ALL);
        }
    }

    @Test
    void hasOnlyTheKindsThatWereAskedFor() {
        List<Fault> asked = List.of(Fault.THROW, Fault.KILL_BROKER);

        assertThat(drawn(asked, 1, 2)).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(drawn(asked, 1, 20)).isSubsetOf(asked);
    }

    @Test
    void followsFromTheSeed() {
        assertThat(drawn(ALL, 7, 20)).isEqualTo(drawn(ALL, 7, 20));
        assertThat(Stream.of(1, 2, 3, 4, 5).map(seed -> drawn(ALL, seed, KINDS)).distinct())
                .hasSizeGreaterThan(1);
    }

    private static List<Fault> drawn(List<Fault> kinds, long seed, int count) {
        FaultOrder order = new FaultOrder(kinds, new Random(seed));
        return Stream.generate(order::next).limit(count).toList();
    }
}
