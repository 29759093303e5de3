package io.sightline.jobs.cli;

import static java.util.stream.Collectors.toSet;

import io.sightline.jobs.chart.PrecisionRecallChart;
import io.sightline.jobs.options.ComputationOptions;
import io.sightline.jobs.options.ModelOptions;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.evaluation.CocoAccuracy;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoEvaluation;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.CocoResults;
import io.sightline.models.text.PrintableText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/**
 * Measures boxes on a data set in the COCO format: those in a file, or those that a model finds.
 *
 * @param command prints
 * @param model that detects
 * @param computation how it runs
 * @param annotations ground truth
 * @param scoreThreshold above which right and wrong detections are counted; empty for the default
 * @param json whether to print JSON instead of tables
 * @param plot file for a chart, if any
 */
record BoxEvaluation(
        CommandLine command,
        ModelOptions model,
        ComputationOptions computation,
        Path annotations,
        Optional<Float> scoreThreshold,
        boolean json,
        Optional<Path> plot) {
    /**
     * Measures and prints.
     *
     * @param results file of detections, if these are measured
     * @param images folder of the images, if the model is measured
     * @throws io.sightline.models.error.UserError when a file cannot be read or an image not
     *     decoded
     */
    void run(Optional<Path> results, Optional<Path> images) throws InterruptedException {
        CocoDataset dataset = CocoDataset.read(annotations);
        if (results.isPresent()) {
            List<CocoResult> found = CocoResults.read(results.get());
            reportUnlistedCategories(dataset, found);
            report(results.get().getFileName().toString(), dataset, found, scoreThreshold);
        } else {
            ModelBundle bundle = model.source().open();
            float threshold = scoreThreshold.orElse(bundle.card().thresholds().score());
            List<CocoResult> found =
                    new DatasetRun(command, dataset, images.orElseThrow(), bundle)
                            .detect(computation.of(bundle.card()), threshold);
            report(bundle.card().name(), dataset, found, Optional.of(threshold));
        }
    }

    private void report(
            String name, CocoDataset dataset, List<CocoResult> results, Optional<Float> threshold) {
        CocoAccuracy accuracy = CocoEvaluation.evaluate(dataset, results);
        AccuracyReport report = new AccuracyReport(accuracy, threshold);
        PrintWriter out = command.getOut();
        out.print(json ? report.json() : report.table());
        out.flush();
        plot.ifPresent(
                file ->
                        PrecisionRecallChart.of(
                                        name, annotations.getFileName().toString(), accuracy)
                                .write(file));
    }

    private void reportUnlistedCategories(CocoDataset dataset, List<CocoResult> results) {
        Set<Integer> listed = dataset.categories().stream().map(CocoCategory::id).collect(toSet());
        long unlisted =
                results.stream().filter(result -> !listed.contains(result.categoryId())).count();
        if (unlisted > 0) {
            command.getErr()
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
