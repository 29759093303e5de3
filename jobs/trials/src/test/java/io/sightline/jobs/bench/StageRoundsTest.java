package io.sightline.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class StageRoundsTest {
    private final List<String> order = new ArrayList<>();
    private final TestingBenchListener listener = new TestingBenchListener();

    @Test
    void measuresTheStagesInTurn() throws Exception {
        StageRounds.measure(
                List.of(new TestingStage("a", round -> 1), new TestingStage("b", round -> 1)),
                2,
                listener);

        assertThat(order).hasSize(2 * (StageRounds.WARM_UP + 2)).startsWith("a", "b", "a", "b");
        assertThat(listener.heard()).startsWith("began measure: 7 rounds").endsWith("7", "ended");
    }

    @Test
    void takesTheMedianOfTheRoundsAfterWarmUp() throws Exception {
        TestingStage stage = new TestingStage("a", round -> round < 5 ? 1000 : round * round);

        StageRounds rounds = StageRounds.measure(List.of(stage), 3, listener);

        assertThat(rounds.median(0)).isEqualTo(36);
    }

    @Test
    void comparesTwoStagesRoundByRound() throws Exception {
        TestingStage little = new TestingStage("little", round -> 100 * round);
        TestingStage more = new TestingStage("more", round -> 100 * round + 3);

        StageRounds rounds = StageRounds.measure(List.of(little, more), 4, listener);

        assertThat(rounds.medianExcess(1, 0)).isEqualTo(3);
    }

    private final class TestingStage implements Stage {
        private final String name;
        private final DoubleUnaryOperator cpuMsOfRound;
        private int round;

        TestingStage(String name, DoubleUnaryOperator cpuMsOfRound) {
            this.name = name;
            this.cpuMsOfRound = cpuMsOfRound;
        }

        @Override
        public double round() {
            order.add(name);
            return cpuMsOfRound.applyAsDouble(round++);
        }

        @Override
        public void close() {
            // Nothing is owned.
        }
    }
}
