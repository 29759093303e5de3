package io.sightline.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.detection.DetectionSettings;
import io.sightline.jobs.kafka.Delivery;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalPipelineITCase {
    @Test
    void nothingOfItCanBeReachedFromOutsideThisMachine() throws Exception {
        LocalJob job =
                new LocalJob(DetectionSettings.DEFAULT, Delivery.EXACTLY_ONCE, Optional.empty());
        try (LocalPipeline pipeline = LocalPipeline.start(job)) {
            pipeline.startJob();
            pipeline.awaitReady(() -> false);

            List<InetSocketAddress> listening = TestingSockets.listening();

            assertThat(listening)
                    .anySatisfy(
                            address ->
                                    assertThat(pipeline.kafka().cluster().bootstrapServers())
                                            .endsWith(":" + address.getPort()))
                    .allSatisfy(
                            address ->
                                    assertThat(address.getAddress().isLoopbackAddress())
                                            .as(address.toString())
                                            .isTrue());
        }
    }
}
