package io.sightline.jobs.detect;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.CocoResultsWriter;
import io.sightline.models.evaluation.LabelMatch;
import io.sightline.operators.frame.DetectedFrame;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes COCO results: images are found in the annotations by file name, categories by label.
 * Detections of labels that are no category are left out.
 */
public final class CocoOutput implements DetectionOutput {
    private final Writer target;
    private final CocoDataset dataset;
    private final LabelMatch match;
    private final CocoResultsWriter results;

    /**
     * @param target taken over, closed with this output
     * @param dataset the annotations
     * @param labels of the model
     * @throws UserError when no label is a category of the data set
     * @throws IOException when the target cannot be written
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    public CocoOutput(Writer target, CocoDataset dataset, List<String> labels) throws IOException {
        this.target = target;
        this.dataset = dataset;
        this.match = new LabelMatch(dataset, labels);
        if (match.unlistedLabels().size() == labels.size()) {
            throw new UserError(
                    "none of the model's labels (%s) is a category of the annotations"
                            .formatted(String.join(", ", labels)));
        }
        this.results = new CocoResultsWriter(target);
    }

    /** Labels whose detections are left out, in the order of the model. */
    public List<String> unlistedLabels() {
        return match.unlistedLabels();
    }

    @Override
    public void write(DetectedFrame frame) throws IOException {
        String file = frame.identity().topic();
        CocoImage image =
                dataset.imageOf(Path.of(file))
                        .orElseThrow(
                                () -> new UserError(file + ": the annotations have no such image"));
        for (CocoResult result : match.results(image, frame.detections())) {
            results.write(result);
        }
    }

    @Override
    public void close() throws IOException {
        try (target) {
            results.close();
        }
    }
}
