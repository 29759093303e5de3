package io.sightline.jobs.cli;

import picocli.CommandLine.Command;

/** {@code sightline bench}: the measurements. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Measure the stages, the throughput and the latency of the"
                        + " pipeline, and compare the network with other runtimes.",
        subcommands = {
            BenchStagesCommand.class,
            BenchPipelineCommand.class,
            BenchLatencyCommand.class,
            BenchPeersCommand.class
        })
final class BenchCommand {}
