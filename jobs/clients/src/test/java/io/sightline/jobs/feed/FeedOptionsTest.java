package io.sightline.jobs.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.jobs.topics.KafkaCluster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedOptionsTest {
    @Test
    void numbersCamerasOnlyWhenThereAreSeveral() {
        assertThat(FeedOptions.cameraIds("gate", 1)).containsExactly("gate");
        assertThat(FeedOptions.cameraIds("gate", 3)).containsExactly("gate-1", "gate-2", "gate-3");
        assertThatThrownBy(() -> FeedOptions.cameraIds("gate", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of cameras must be at least 1, not 0");
    }

    @Test
    void refusesInvalidNames() {
        assertThatThrownBy(() -> options("my camera", "e", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'my camera' is not a valid camera id: use 1 to 128 characters of A-Z a-z"
                                + " 0-9 . _ -");
        assertThatThrownBy(() -> options("cam", "a/b", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'a/b' is not a valid stream epoch: use 1 to 64 characters of A-Z a-z"
                                + " 0-9 . _ -");
        assertThatThrownBy(() -> options("cam", "e", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of frames must be at least 1, not 0");
    }

    @Test
    void createsValidEpochs() {
        assertThat(options("cam", FeedOptions.newStreamEpoch(), 1).streamEpoch()).isNotEmpty();
    }

    private static FeedOptions options(String cameraId, String streamEpoch, long frames) {
        return new FeedOptions(
                KafkaCluster.at("localhost:9"),
                "frames",
                List.of(cameraId),
                streamEpoch,
                FeedRate.MAX,
                false,
                frames,
                Optional.empty());
    }
}
