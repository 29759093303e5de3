package io.sightline.jobs.cli;

import picocli.CommandLine.Command;

/** {@code sightline model}: the commands for models. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "List, pull, import and inspect models, count the cost of networks,"
                        + " and measure the effect of bf16 on accuracy.",
        subcommands = {
            ModelListCommand.class,
            ModelPullCommand.class,
            ModelImportCommand.class,
            ModelInfoCommand.class,
            ModelCostCommand.class,
            ModelGateCommand.class
        })
final class ModelCommand {}
