package io.sightline.jobs.cli;

import picocli.CommandLine.Command;

/** What can be done with models. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List, pull, import and inspect models, and count what networks cost.",
        subcommands = {
            ModelListCommand.class,
            ModelPullCommand.class,
            ModelImportCommand.class,
            ModelInfoCommand.class,
            ModelCostCommand.class
        })
final class ModelCommand {}
