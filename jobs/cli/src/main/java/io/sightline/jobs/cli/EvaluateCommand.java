package io.sightline.jobs.cli;

import static java.util.stream.Collectors.toSet;

import io.sightline.jobs.chart.PrecisionRecallChart;
import io.sightline.jobs.options.ComputationOptions;
import io.sightline.jobs.options.FractionConverter;
import io.sightline.jobs.options.ModelOptions;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.CocoResults;
import io.sightline.models.text.PrintableText;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code sightline evaluate}: COCO box AP and more, of a model or of a results file. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Measure the COCO box AP of a model, or of detections in a file, on"
                        + " a COCO-format data set.")
final class EvaluateCommand implements Callable<Integer> {
    /** What is measured: a results file or a model on images. */
    private static final class Subject {
        @Option(
                names = "--results",
                required = true,
                paramLabel = "FILE",
                description =
                        "Detections in the COCO results format, as detect --format coco writes.")
        private Path results;

        @Option(
                names = "--images",
                required = true,
                paramLabel = "DIR",
                description =
                        "Folder of the images that the annotations name. The model detects"
                                + " in them.")
        private Path images;
    }

    @Spec private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @Mixin private ModelOptions model = new ModelOptions();

    @Mixin private ComputationOptions computation = new ComputationOptions();

    @Option(
            names = "--annotations",
            required = true,
            paramLabel = "FILE",
            description = "Ground truth: an instances.json in the COCO format.")
    private Path annotations;

    @Option(
            names = "--score-threshold",
            paramLabel = "SCORE",
            converter = FractionConverter.class,
            description =
                    "Count right and wrong detections with a score above this, [0, 1]."
                            + " AP does not depend on it. Default: the threshold in the model"
                            + " card; with --results they are not counted.")
    private Float scoreThreshold;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            converter = ChartFileConverter.class,
            description = "Draw precision over recall of every class into a .png or .svg file.")
    private Path plot;

    @Override
    public Integer call() throws InterruptedException {
        refuseForResults(model.source().directory().isPresent(), "--model");
        computation.said().forEach(option -> refuseForResults(true, option));
        CocoDataset dataset = CocoDataset.read(annotations);
        if (subject.results != null) {
            List<CocoResult> results = CocoResults.read(subject.results);
            reportUnlistedCategories(dataset, results);
            report(
                    subject.results.getFileName().toString(),
                    dataset,
                    results,
                    Optional.ofNullable(scoreThreshold));
        } else {
            ModelBundle bundle = model.source().open();
            float threshold =
                    scoreThreshold == null ? bundle.card().thresholds().score() : scoreThreshold;
            List<CocoResult> results =
                    new DatasetRun(spec.commandLine(), dataset, subject.images, bundle)
                            .detect(computation.of(bundle.card()), threshold);
            report(bundle.card().name(), dataset, results, Optional.of(threshold));
        }
        return 0;
    }

    private void refuseForResults(boolean said, String option) {
        if (subject.results != null && said) {
            throw new ParameterException(
                    spec.commandLine(), option + " needs --images, it has no effect on --results");
        }
    }

    private void report(
            String name, CocoDataset dataset, List<CocoResult> results, Optional<Float> threshold) {
        CocoAccuracy accuracy = CocoEvaluation.evaluate(dataset, results);
        AccuracyReport report = new AccuracyReport(accuracy, threshold);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() : report.table());
        out.flush();
        if (plot != null) {
            PrecisionRecallChart.of(name, annotations.getFileName().toString(), accuracy)
                    .write(plot);
        }
    }

    private void reportUnlistedCategories(CocoDataset dataset, List<CocoResult> results) {
        Set<Integer> listed = dataset.categories().stream().map(CocoCategory::id).collect(toSet());
        long unlisted =
                results.stream().filter(result -> !listed.contains(result.categoryId())).count();
        if (unlisted > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "sightline: %d of %d results are of categories that %s does not list;"
                                    + " they are not counted%n",
                            unlisted,
                            results.size(),
                            PrintableText.of(annotations.toString()));
        }
    }
}
