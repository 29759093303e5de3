package io.sightline.jobs.cli;

import io.sightline.jobs.detection.DetectionJob;
import io.sightline.jobs.detection.DetectionJobOptions;
import io.sightline.jobs.detection.DetectionJobSettings;
import io.sightline.jobs.detection.EmbeddedFlink;
import io.sightline.jobs.detection.StateHome;
import io.sightline.jobs.topics.BrokerProbe;
import io.sightline.jobs.topics.KafkaCluster;
import io.sightline.jobs.topics.PipelineTopics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sightline run}: the detection job in an embedded Flink, until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the detection job in this process, without a cluster.")
final class RunCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    @Mixin private DetectionJobOptions options = new DetectionJobOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        DetectionJobSettings settings = options.settings();
        PipelineTopics kafka = settings.kafka();
        KafkaCluster cluster = kafka.cluster();
        try (EmbeddedFlink flink =
                        EmbeddedFlink.start(
                                new DetectionJob(settings), Optional.of(StateHome.ofUser()));
                BrokerProbe probe = BrokerProbe.connect(cluster);
                StopSignal ignored = StopSignal.listen(flink::close)) {
            err.printf(
                    "Detecting: %s -> %s at %s. Ctrl-C stops.%n",
                    kafka.framesTopic(), kafka.detectionsTopic(), cluster);
            flink.stateNotice().forEach(err::println);
            OutageNotice notice = new OutageNotice(probe::answers, cluster.bootstrapServers(), err);
            while (!flink.endsWithin(LOOK_EVERY)) {
                notice.look();
            }
            flink.await();
        }
        return spec.exitCodeOnSuccess();
    }
}
