package io.sightline.jobs.cli;

import static java.util.stream.Collectors.joining;

import io.sightline.jobs.detect.DatasetDetection;
import io.sightline.jobs.detect.DatasetImages;
import io.sightline.jobs.detect.FileDetector;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.device.Computation;
import io.sightline.models.device.Device;
import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.LabelMatch;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.text.PrintableText;
import io.sightline.operators.decode.DecodePolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;

/** Runs a model over a data set, one image per core, and shows progress on stderr. */
final class DatasetRun {
    /** AP is measured over everything above this, whatever scores a user wants to see. */
    private static final float LOW_SCORE = 0.02f;

    /** Names that are shown of a long list. */
    private static final int NAMES_TOLD = 5;

    private final CommandLine command;
    private final CocoDataset dataset;
    private final Map<CocoImage, Path> images;
    private final ModelBundle bundle;
    private final LabelMatch labels;

    /**
     * @param command whose stderr it is
     * @param folder of the images
     * @throws UserError when an image is missing or the model knows no category
     */
    DatasetRun(CommandLine command, CocoDataset dataset, Path folder, ModelBundle bundle) {
        this.command = command;
        this.dataset = dataset;
        this.images = DatasetImages.in(folder, dataset.images());
        this.bundle = bundle;
        this.labels = new LabelMatch(dataset, bundle.card().labels());
        reportDifferences(bundle.card(), labels);
    }

    /**
     * Detects in every image.
     *
     * @param scoreThreshold all detections above it are found, and those above a low score anyway
     * @throws UserError when an image cannot be decoded
     * @throws io.sightline.models.bundle.ModelException when the model cannot compute so
     */
    List<CocoResult> detect(Computation computation, float scoreThreshold)
            throws InterruptedException {
        ModelCard card = bundle.card();
        DecodePolicy policy = DecodePolicy.forModel(card);
        List<Device> devices = TensorFlowDetector.devices(computation);
        String task =
                "evaluate in %s on %s"
                        .formatted(
                                computation.formatOn(devices.get(0), card),
                                devices.stream().map(Device::toString).collect(joining(", ")));
        try (FileDetector detector =
                        FileDetector.open(
                                bundle,
                                computation,
                                policy,
                                filter(card, scoreThreshold),
                                FrameCodec.COPY);
                ProgressBar bar = ProgressBars.start(command, task, " images", images.size())) {
            return new DatasetDetection(detector, labels, bar::step)
                    .detect(images, Runtime.getRuntime().availableProcessors());
        }
    }

    private static DetectionFilter filter(ModelCard card, float scoreThreshold) {
        float lowest = Math.min(LOW_SCORE, scoreThreshold);
        return card.thresholds().withScore(lowest).filter(card.labels());
    }

    private void reportDifferences(ModelCard card, LabelMatch match) {
        List<String> unlisted = match.unlistedLabels();
        if (unlisted.size() == card.labels().size()) {
            throw new UserError(
                    "none of the model's labels (%s) is a category of the annotations"
                            .formatted(some(unlisted)));
        }
        if (!unlisted.isEmpty()) {
            command.getErr()
                    .printf(
                            Locale.ROOT,
                            "sightline: the annotations have no category for %d of %d labels of the"
                                    + " model (%s); such detections are not counted%n",
                            unlisted.size(),
                            card.labels().size(),
                            some(unlisted));
        }
        List<String> unknown = match.unknownCategories().stream().map(CocoCategory::name).toList();
        if (!unknown.isEmpty()) {
            command.getErr()
                    .printf(
                            Locale.ROOT,
                            "sightline: the model has no label for %d of %d categories of the"
                                    + " annotations (%s); their objects count as not found%n",
                            unknown.size(),
                            dataset.categories().size(),
                            some(unknown));
        }
    }

    /** The first few names, for a message. */
    static String some(List<String> names) {
        String shown =
                names.stream().limit(NAMES_TOLD).map(PrintableText::of).collect(joining(", "));
        return names.size() <= NAMES_TOLD ? shown : shown + ", ...";
    }
}
