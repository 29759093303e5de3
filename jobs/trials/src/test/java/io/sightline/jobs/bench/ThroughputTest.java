package io.sightline.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.error.UserError;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    private final CpuTimeline cpu = new CpuTimeline();

    @Test
    void isThatAfterTheMiddleAndBeforeTheLastTenth() {
        cpu.add(0, 0);
        cpu.add(100_000, 200_000_000_000L);
        // The first 50 of 101 events come slowly, as do the last 10.
        LongUnaryOperator appendedMillis =
                event -> {
                    if (event < 50) {
                        return event * 1000;
                    }
                    return event > 90 ? 60_000 + event * 100 : 50_000 + (event - 50) * 10;
                };

        Throughput throughput = Throughput.of(events(101, appendedMillis), cpu);

        assertThat(throughput.framesPerSecond()).isEqualTo(100);
        assertThat(throughput.cpuMsPerFrame()).isEqualTo(20);
    }

    @Test
    void doesNotDependOnTheOrderInWhichEventsWereRead() {
        cpu.add(0, 0);
        cpu.add(1000, 1_000_000);

        assertThat(Throughput.of(events(100, event -> 999 - event * 10), cpu))
                .isEqualTo(Throughput.of(events(100, event -> 9 + event * 10), cpu));
    }

    @Test
    void refusesToTellARateWithoutTimeThatPasses() {
        assertThatThrownBy(() -> Throughput.of(events(20, event -> 5), cpu))
                .isInstanceOf(UserError.class)
                .hasMessage("20 frames are too few to measure with; pass a larger --frames");
        assertThatThrownBy(() -> Throughput.of(events(1, event -> 5), cpu))
                .isInstanceOf(UserError.class);
    }

    private static List<EventTimes> events(int count, LongUnaryOperator appendedMillis) {
        return LongStream.range(0, count)
                .mapToObj(event -> new EventTimes(0, appendedMillis.applyAsLong(event)))
                .toList();
    }
}
