package io.sightline.jobs.cli;

import static java.util.stream.Collectors.toSet;

import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.CocoResults;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how good the detections in a results file are: COCO box AP, overall and of each class. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measures detections against a COCO-format data set: COCO box AP.")
final class EvaluateCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Option(
            names = "--results",
            required = true,
            paramLabel = "FILE",
            description = "Detections in the COCO results format, as detect --format coco writes.")
    private Path resultsFile;

    @Option(
            names = "--annotations",
            required = true,
            paramLabel = "FILE",
            description = "What is truly in the images: an instances.json of the COCO format.")
    private Path annotationsFile;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Override
    public void run() {
        CocoAccuracy accuracy = evaluate();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? AccuracyReport.json(accuracy) : AccuracyReport.table(accuracy));
        out.flush();
    }

    private CocoAccuracy evaluate() {
        CocoDataset dataset = CocoDataset.read(annotationsFile);
        List<CocoResult> results = CocoResults.read(resultsFile);
        reportUnlistedCategories(dataset, results);
        return CocoEvaluation.evaluate(dataset, results);
    }

    private void reportUnlistedCategories(CocoDataset dataset, List<CocoResult> results) {
        Set<Integer> listed = dataset.categories().stream().map(CocoCategory::id).collect(toSet());
        long unlisted =
                results.stream().filter(result -> !listed.contains(result.categoryId())).count();
        if (unlisted > 0) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "sightline: %d of %d results are of categories that %s does not list;"
                                    + " they are not counted%n",
                            unlisted, results.size(), annotationsFile);
        }
    }
}
