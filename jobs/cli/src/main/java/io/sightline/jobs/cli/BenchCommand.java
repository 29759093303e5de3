package io.sightline.jobs.cli;

import picocli.CommandLine.Command;

/** What can be measured. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Measure the stages of the pipeline, the whole of it, how long a frame takes, and how"
                        + " fast others run the same network.",
        subcommands = {
            BenchStagesCommand.class,
            BenchPipelineCommand.class,
            BenchLatencyCommand.class,
            BenchPeersCommand.class
        })
final class BenchCommand {}
