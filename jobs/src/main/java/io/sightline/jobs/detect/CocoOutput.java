package io.sightline.jobs.detect;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.options.UserError;
import io.sightline.models.detector.Detection;
import io.sightline.models.evaluation.CocoCategory;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.evaluation.CocoImage;
import io.sightline.models.evaluation.CocoResult;
import io.sightline.models.evaluation.CocoResultsWriter;
import io.sightline.operators.frame.DetectedFrame;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes COCO results: images are found in the annotations by file name, categories by label. */
public final class CocoOutput implements DetectionOutput {
    private final Writer target;
    private final CocoDataset dataset;
    private final Map<String, CocoCategory> categories = new HashMap<>();
    private final CocoResultsWriter results;

    /**
     * @param target taken over, closed with this output
     * @param dataset the annotations
     * @param labels of the model
     * @throws UserError when a label is no category of the data set
     * @throws IOException when the target cannot be written
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    public CocoOutput(Writer target, CocoDataset dataset, List<String> labels) throws IOException {
        this.target = target;
        this.dataset = dataset;
        for (String label : labels) {
            categories.put(
                    label,
                    dataset.categoryOf(label)
                            .orElseThrow(
                                    () ->
                                            new UserError(
                                                    "the annotations have no category '%s' of the"
                                                                    .formatted(label)
                                                            + " model")));
        }
        this.results = new CocoResultsWriter(target);
    }

    @Override
    public void write(DetectedFrame frame) throws IOException {
        String file = frame.identity().topic();
        CocoImage image =
                dataset.imageOf(Path.of(file))
                        .orElseThrow(
                                () -> new UserError(file + ": the annotations have no such image"));
        for (Detection detection : frame.detections()) {
            results.write(CocoResult.of(image, categories.get(detection.label()), detection));
        }
    }

    @Override
    public void close() throws IOException {
        try (target) {
            results.close();
        }
    }
}
