package io.sightline.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.ledger.Ledger.Stream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Stream GATE = new Stream("gate", "0");
    private static final Stream GATE_AGAIN = new Stream("gate", "1");
    private static final Stream YARD = new Stream("yard", "0");

    private final Ledger ledger = new Ledger();

    @Test
    void countsFramesOnceAndEventsAsOftenAsTheyCome() {
        enter(ledger, GATE, 0, "a");
        enter(ledger, GATE, 1, "b");
        enter(ledger, GATE, 1, "b");

        assertThat(ledger.events()).isEqualTo(3);
        assertThat(ledger.frames()).isEqualTo(2);
        assertThat(ledger.duplicated()).isEqualTo(1);
        assertThat(ledger.outOfOrder()).isZero();
    }

    @Test
    void noticesAFrameThatComesAfterALaterOne() {
        enter(ledger, GATE, 0, "a");
        enter(ledger, GATE, 2, "c");
        enter(ledger, GATE, 1, "b");
        enter(ledger, GATE, 3, "d");

        assertThat(ledger.outOfOrder()).isEqualTo(1);
        assertThat(ledger.duplicated()).isZero();
    }

    @Test
    void keepsCamerasAndNumberingsApart() {
        enter(ledger, GATE, 5, "a");
        enter(ledger, GATE_AGAIN, 0, "a");
        enter(ledger, YARD, 3, "a");

        assertThat(ledger.frames()).isEqualTo(3);
        assertThat(ledger.outOfOrder()).isZero();
        assertThat(ledger.duplicated()).isZero();
    }

    @Test
    void comparesTheBytesOfFramesThatBothRunsReported() {
        Ledger other = new Ledger();
        enter(ledger, GATE, 0, "same");
        enter(ledger, GATE, 1, "one thing");
        enter(ledger, GATE, 2, "only here");
        enter(other, GATE, 0, "same");
        enter(other, GATE, 1, "another thing");
        enter(other, YARD, 2, "only there");

        assertThat(ledger.differing(other)).isEqualTo(1);
        assertThat(other.differing(ledger)).isEqualTo(1);
    }

    @Test
    void knowsWhichCamerasHaveBeenSeenSinceAMoment() {
        ledger.event(GATE, 0, 1000, new byte[0]);
        ledger.event(YARD, 0, 2000, new byte[0]);
        ledger.event(YARD, 1, 1500, new byte[0]);

        assertThat(ledger.camerasSeenSince(999)).isEqualTo(2);
        assertThat(ledger.camerasSeenSince(1000)).isEqualTo(1);
        assertThat(ledger.camerasSeenSince(2000)).isZero();
    }

    private static void enter(Ledger ledger, Stream stream, long seq, String words) {
        ledger.event(stream, seq, seq, words.getBytes(StandardCharsets.UTF_8));
    }
}
