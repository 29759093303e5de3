package io.sightline.jobs.cli;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.device.Computation;
import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoFigures;
import io.sightline.models.evaluation.CocoMetric;
import io.sightline.models.precision.Precision;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline model gate}: measures and records the effect of bf16 on accuracy. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the accuracy of a model in f32 and in bf16 and write the"
                    + " difference into its model.json. --precision auto decides by it."
                    + " The digest of the bundle changes.",
            "Needs a processor with bf16 instructions."
        })
final class ModelGateCommand implements Callable<Integer> {
    /** Below this, chance moves AP by as much as the gate allows. */
    private static final int FEW_IMAGES = 100;

    @Spec private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the model bundle, which gets the result.")
    private Path model;

    @Option(
            names = "--images",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the images that the annotations name.")
    private Path images;

    @Option(
            names = "--annotations",
            required = true,
            paramLabel = "FILE",
            description = "Ground truth: an instances.json in the COCO format.")
    private Path annotations;

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description =
                    "Name of the data set in model.json. Default: the file name of the"
                            + " annotations.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        ModelBundle bundle = ModelBundle.open(model);
        if (!Files.isWritable(model)) {
            throw new UserError(model + ": not writable, so the result could not be saved");
        }
        CocoDataset dataset = CocoDataset.read(annotations);
        if (dataset.images().size() < FEW_IMAGES) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "sightline: %d images are too few: chance alone can move AP by as much"
                                    + " as the gate allows%n",
                            dataset.images().size());
        }
        DatasetRun run = new DatasetRun(spec.commandLine(), dataset, images, bundle);
        // bf16 first: a processor without it fails before anything is measured.
        CocoFigures bf16 = measure(run, Precision.BF16, bundle, dataset);
        CocoFigures f32 = measure(run, Precision.F32, bundle, dataset);
        if (f32.value(CocoMetric.AP) <= 0) {
            throw new UserError(
                    "%s finds no object of %s, so the effect of bf16 cannot be measured"
                            .formatted(bundle.card().name(), annotations));
        }
        GateReport report =
                GateReport.of(
                        name.orElseGet(() -> annotations.getFileName().toString()),
                        dataset.images().size(),
                        f32,
                        bf16);
        ModelBundle gated = BundleWriter.writeGate(bundle, report.gate());
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json(gated) : report.table(gated));
        out.flush();
        return spec.exitCodeOnSuccess();
    }

    private static CocoFigures measure(
            DatasetRun run, Precision precision, ModelBundle bundle, CocoDataset dataset)
            throws InterruptedException {
        float threshold = bundle.card().thresholds().score();
        return CocoEvaluation.evaluate(dataset, run.detect(Computation.onCpu(precision), threshold))
                .overall();
    }
}
