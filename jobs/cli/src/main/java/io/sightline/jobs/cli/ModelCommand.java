package io.sightline.jobs.cli;

import picocli.CommandLine.Command;

/** What can be done with models. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "List, pull, import and inspect models, count what networks cost, and measure what"
                        + " bf16 does to their accuracy.",
        subcommands = {
            ModelListCommand.class,
            ModelPullCommand.class,
            ModelImportCommand.class,
            ModelInfoCommand.class,
            ModelCostCommand.class,
            ModelGateCommand.class
        })
final class ModelCommand {}
