package io.sightline.jobs.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.jobs.report.TextTable;

/**
 * What became of the frames of a run.
 *
 * @param framesIn frames that the broker acknowledged
 * @param eventsOut committed events
 * @param lost frames without an event
 * @param duplicated events of frames that already had one
 * @param outOfOrder events that came after one of a later frame of their camera
 * @param deadLettered dead letters
 */
public record DeliveryCounts(
        long framesIn,
        long eventsOut,
        long lost,
        long duplicated,
        long outOfOrder,
        long deadLettered) {
    /**
     * Counts what was read so far.
     *
     * @param framesIn frames that the broker acknowledged
     * @param reader of the topics of the run
     */
    public static DeliveryCounts of(long framesIn, LedgerReader reader) {
        Ledger ledger = reader.ledger();
        return new DeliveryCounts(
                framesIn,
                ledger.events(),
                framesIn - ledger.frames(),
                ledger.duplicated(),
                ledger.outOfOrder(),
                reader.deadLetters());
    }

    /** Whether every frame was reported once and in order. */
    public boolean sound() {
        return lost == 0 && duplicated == 0 && outOfOrder == 0 && deadLettered == 0;
    }

    /** Adds a field for each count. */
    public void addTo(ObjectNode json) {
        json.put("framesIn", framesIn);
        json.put("eventsOut", eventsOut);
        json.put("lost", lost);
        json.put("duplicated", duplicated);
        json.put("outOfOrder", outOfOrder);
        json.put("deadLettered", deadLettered);
    }

    /** A table with a row for each count. */
    public TextTable table() {
        return new TextTable("frames", "count")
                .row("in", Long.toString(framesIn))
                .row("events out", Long.toString(eventsOut))
                .row("lost", Long.toString(lost))
                .row("duplicated", Long.toString(duplicated))
                .row("out of order", Long.toString(outOfOrder))
                .row("dead-lettered", Long.toString(deadLettered));
    }
}
