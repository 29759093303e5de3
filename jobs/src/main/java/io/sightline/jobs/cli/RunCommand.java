package io.sightline.jobs.cli;

import io.sightline.jobs.DetectionJob;
import io.sightline.jobs.DetectionJobOptions;
import io.sightline.jobs.EmbeddedFlink;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sightline run}: the detection job in an embedded Flink, until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the detection job in this process, without a cluster.")
final class RunCommand implements Callable<Integer> {
    @Mixin private DetectionJobOptions options = new DetectionJobOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (EmbeddedFlink flink = EmbeddedFlink.start(new DetectionJob(options));
                StopSignal ignored = StopSignal.listen(flink::close)) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "Detecting: %s -> %s at %s. Ctrl-C stops.%n",
                            options.kafka().framesTopic(),
                            options.kafka().detectionsTopic(),
                            options.kafka().bootstrapServers());
            flink.await();
        }
        return spec.exitCodeOnSuccess();
    }
}
