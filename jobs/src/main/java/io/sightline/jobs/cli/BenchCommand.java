package io.sightline.jobs.cli;

import picocli.CommandLine.Command;

/** What can be measured. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Measure the stages of the pipeline, the whole of it, and how long a frame takes.",
        subcommands = {
            BenchStagesCommand.class,
            BenchPipelineCommand.class,
            BenchLatencyCommand.class
        })
final class BenchCommand {}
