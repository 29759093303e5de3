package io.sightline.jobs.kafka;

import java.util.Locale;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** What is guaranteed to consumers of the detections when something fails. */
public enum Delivery {
    /** Transactions: a {@code read_committed} consumer sees every frame's event once. */
    EXACTLY_ONCE(DeliveryGuarantee.EXACTLY_ONCE),

    /** Lowest latency: after a failure events may be repeated, with the same bytes and id. */
    AT_LEAST_ONCE(DeliveryGuarantee.AT_LEAST_ONCE);

    private final DeliveryGuarantee guarantee;

    Delivery(DeliveryGuarantee guarantee) {
        this.guarantee = guarantee;
    }

    /** The guarantee of the sinks. */
    public DeliveryGuarantee guarantee() {
        return guarantee;
    }

    /** The name on the command line: {@code exactly-once}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
