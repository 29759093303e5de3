package io.sightline.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.kafka.TopicPosition;
import io.sightline.jobs.options.ModelSource;
import io.sightline.jobs.options.ThresholdSettings;
import io.sightline.models.device.Computation;
import io.sightline.models.device.DeviceSelection;
import io.sightline.models.precision.Precision;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.overload.OverloadPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionJobOptionsTest {
    @Test
    void hasADefaultForEverythingButTheBrokers() {
        DetectionJobSettings settings = DetectionJobOptions.parse("--bootstrap-servers=b:9092");

        assertThat(settings.kafka().cluster().bootstrapServers()).isEqualTo("b:9092");
        assertThat(settings.kafka().names()).containsExactly("frames", "detections", "frames.dlq");
        assertThat(settings)
                .isEqualTo(
                        new DetectionJobSettings(
                                settings.kafka(),
                                false,
                                DetectionJobSettings.DEFAULT_GROUP_ID,
                                new TopicPosition.Committed(),
                                Optional.empty(),
                                new DetectionSettings(
                                        ModelSource.SHIPPED,
                                        Computation.AUTO,
                                        DecodePolicy.DEFAULT_MAX_PIXELS,
                                        OverloadPolicy.PROCESS_ALL,
                                        Batching.DEFAULT,
                                        ThresholdSettings.OF_THE_CARD),
                                Delivery.EXACTLY_ONCE,
                                DetectionJobSettings.DEFAULT_CHECKPOINT_INTERVAL,
                                Optional.empty(),
                                DetectionJobSettings.DEFAULT_TRANSACTION_TIMEOUT,
                                Optional.empty(),
                                Resilience.DEFAULT));
    }

    @Test
    void readsEveryOption() {
        DetectionJobSettings settings =
                DetectionJobOptions.parse(
                        "--bootstrap-servers=b:9092",
                        "--frames-topic=in",
                        "--detections-topic=out",
                        "--dlq-topic=bad",
                        "--create-topics",
                        "--group-id=night",
                        "--from=earliest",
                        "--until=0:12",
                        "--model=bundle",
                        "--precision=f32",
                        "--device=cpu",
                        "--max-pixels=1000",
                        "--batch-size=4",
                        "--batch-wait=7ms",
                        "--score-threshold=0.25",
                        "--iou-threshold=0.5",
                        "--delivery=at-least-once",
                        "--checkpoint-interval=2s",
                        "--checkpoint-dir=kept",
                        "--transaction-timeout=5min",
                        "--parallelism=3",
                        "--forget-after=20min",
                        "--poison-tries=5");

        assertThat(settings.kafka().names()).isEqualTo(List.of("in", "out", "bad"));
        assertThat(settings)
                .isEqualTo(
                        new DetectionJobSettings(
                                settings.kafka(),
                                true,
                                "night",
                                new TopicPosition.Earliest(),
                                Optional.of(new TopicPosition.Offsets(Map.of(0, 12L))),
                                new DetectionSettings(
                                        new ModelSource(Optional.of(Path.of("bundle"))),
                                        new Computation(Precision.F32, DeviceSelection.CPU),
                                        1000,
                                        OverloadPolicy.PROCESS_ALL,
                                        Batching.DEFAULT.withMaxSize(4).withMaxWaitMillis(7),
                                        new ThresholdSettings(
                                                Optional.of(0.25f), Optional.of(0.5f))),
                                Delivery.AT_LEAST_ONCE,
                                Duration.ofSeconds(2),
                                Optional.of("kept"),
                                Duration.ofMinutes(5),
                                Optional.of(3),
                                new Resilience(Duration.ofMinutes(20), 5)));
    }
}
