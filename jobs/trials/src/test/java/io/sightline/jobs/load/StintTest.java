package io.sightline.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StintTest {
    private static final Duration TOTAL = Duration.ofMinutes(30);

    @Test
    void leavesABreakBeforeEach() {
        schedules(TOTAL)
                .forEach(
                        stints -> {
                            Duration end = Duration.ZERO;
                            for (Stint stint : stints) {
                                assertThat(stint.start().minus(end).toMillis())
                                        .isBetween(1L, Stint.LONGEST_BREAK_MILLIS);
                                end = stint.end();
                            }
                        });
    }

    @Test
    void lastsAsLongAsStintsDo() {
        schedules(TOTAL)
                .map(stints -> stints.subList(0, stints.size() - 1))
                .flatMap(List::stream)
                .forEach(
                        stint ->
                                assertThat(stint.end().minus(stint.start()).toMillis())
                                        .isBetween(Stint.SHORTEST_MILLIS, Stint.LONGEST_MILLIS));
    }

    @Test
    void endsWithTheTrial() {
        schedules(TOTAL)
                .forEach(
                        stints -> {
                            Stint last = stints.get(stints.size() - 1);
                            assertThat(last.start()).isLessThan(last.end());
                            assertThat(last.end())
                                    .isBetween(
                                            TOTAL.minusMillis(Stint.LONGEST_BREAK_MILLIS), TOTAL);
                        });
    }

    @Test
    void comesBackWithinTwoMinutes() {
        assertThat(schedules(Duration.ofMinutes(2)))
                .allSatisfy(stints -> assertThat(stints).hasSizeGreaterThan(1));
    }

    @Test
    void isNotThereWhenTheTrialIsShorterThanTheBreak() {
        assertThat(Stint.draw(new Random(1), Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void followsFromTheSeed() {
        assertThat(Stint.draw(new Random(7), TOTAL)).isEqualTo(Stint.draw(new Random(7), TOTAL));
        assertThat(Stint.draw(new Random(7), TOTAL)).isNotEqualTo(Stint.draw(new Random(8), TOTAL));
    }

    private static Stream<List<Stint>> schedules(Duration total) {
        return LongStream.range(0, 100).mapToObj(seed -> Stint.draw(new Random(seed), total));
    }
}
