package io.sightline.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultOrderTest {
    private static final int KINDS = Fault.values().length;

    @Test
    void hasEveryKindOnceBeforeOneComesAgain() {
        List<Fault> faults = drawn(1, 3 * KINDS);

        for (int pass = 0; pass < 3; pass++) {
            assertThat(faults.subList(pass * KINDS, (pass + 1) * KINDS))
                    .containsExactlyInAnyOrder(Fault.values());
        }
    }

    @Test
    void followsFromTheSeed() {
        assertThat(drawn(7, 20)).isEqualTo(drawn(7, 20));
        assertThat(Stream.of(1, 2, 3, 4, 5).map(seed -> drawn(seed, KINDS)).distinct())
                .hasSizeGreaterThan(1);
    }

    private static List<Fault> drawn(long seed, int count) {
        FaultOrder order = new FaultOrder(new Random(seed));
        return Stream.generate(order::next).limit(count).toList();
    }
}
