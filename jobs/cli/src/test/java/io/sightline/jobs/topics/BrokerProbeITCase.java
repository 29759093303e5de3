package io.sightline.jobs.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;

class BrokerProbeITCase {
    @Test
    void seesABrokerGoAway() {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                BrokerProbe probe = BrokerProbe.connect(broker.cluster())) {
            assertThat(probe.answers()).isTrue();

            broker.close();

            assertThat(probe.answers()).isFalse();
        }
    }
}
