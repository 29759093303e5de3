package io.sightline.jobs.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerFiguresTest {
    @Test
    void takesTheRoundInTheMiddle() {
        assertThat(figures(30, 10, 20).median()).isEqualTo(20);
        assertThat(figures(40, 10, 20, 30).median()).isEqualTo(25);
        assertThat(figures(7).median()).isEqualTo(7);
    }

    @Test
    void knowsTheExtremes() {
        assertThat(figures(30, 10, 20).lowest()).isEqualTo(10);
        assertThat(figures(30, 10, 20).highest()).isEqualTo(30);
    }

    @Test
    void comparesRoundByRound() {
        // The machine was twice as slow in the second round.
        assertThat(figures(200, 100, 220).ratioTo(figures(100, 50, 100))).isEqualTo(2);
    }

    @Test
    void refusesNoRounds() {
        assertThatThrownBy(PeerFiguresTest::figures).hasMessage("no round was measured");
    }

    private static PeerFigures figures(double... perSecond) {
        List<Double> rounds = Arrays.stream(perSecond).boxed().toList();
        return new PeerFigures(Setting.callers(2, 1), rounds);
    }
}
