package io.sightline.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPipelineITCase {
    @Test
    void nothingOfItCanBeReachedFromOutsideThisMachine() throws Exception {
        try (LocalPipeline pipeline = LocalPipeline.start(List.of("--create-topics"))) {
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
