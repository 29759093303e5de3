package io.sightline.jobs.demo;

import io.sightline.jobs.DetectionJobOptions;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The options of the demo's job, with the defaults that they have everywhere. */
@Command(name = "job")
final class JobArguments {
    @Mixin private DetectionJobOptions options = new DetectionJobOptions();

    private JobArguments() {}

    /**
     * Reads arguments as {@code run} would.
     *
     * @throws CommandLine.ParameterException when one is wrong
     */
    static DetectionJobOptions parse(List<String> arguments) {
        JobArguments job = new JobArguments();
        new CommandLine(job).parseArgs(arguments.toArray(String[]::new));
        return job.options;
    }
}
