package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.classifier.ImageClassifier;
import io.sightline.models.detector.RgbImage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Result;

/**
 * A classifier that runs a bundle's SavedModel: what an image as a whole shows.
 *
 * <p>Thread-safe; each call runs in the caller's thread, in single precision.
 */
public final class TensorFlowClassifier implements ImageClassifier {
    private final LoadedModel model;
    private final ClassifierSignature signature;
    private final List<String> labels;

    private TensorFlowClassifier(
            LoadedModel model, ClassifierSignature signature, List<String> labels) {
        this.model = model;
        this.signature = signature;
        this.labels = labels;
    }

    /**
     * A class an image may show.
     *
     * @param classId counted from 0
     * @param label name of the class
     * @param score [0, 1]; those of all classes sum to 1
     */
    public record Prediction(int classId, String label, float score) {}

    /**
     * Opens a classifier.
     *
     * @param bundle verified
     * @return the caller closes it
     * @throws ModelException when TensorFlow cannot load the network or its signature is no
     *     classifier's
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed here or with what is returned
    public static TensorFlowClassifier open(ModelBundle bundle) {
        LoadedModel model = LoadedModel.load(bundle, SessionSettings.F32);
        try {
            return new TensorFlowClassifier(
                    model, model.check(ClassifierSignature::check), bundle.card().labels());
        } catch (ModelException mismatch) {
            model.close();
            throw mismatch;
        }
    }

    /**
     * Classifies images.
     *
     * @param images RGB, of the network's input size
     * @param top number of classes wanted, at least 1
     * @return the best classes of each image, the best first, classes of the same score by id
     * @throws IllegalArgumentException when an image has another size
     */
    public List<List<Prediction>> classify(List<RgbImage> images, int top) {
        return scores(images).stream().map(scores -> best(scores, top)).toList();
    }

    @Override
    public List<float[]> scores(List<RgbImage> images) {
        try (Result outputs = model.run(images, signature.image(), List.of(signature.scores()))) {
            return FloatTensors.rows(outputs.get(0), images.size());
        }
    }

    private List<Prediction> best(float[] scores, int top) {
        return IntStream.range(0, labels.size())
                .mapToObj(id -> new Prediction(id, labels.get(id), scores[id]))
                .sorted(Comparator.comparing(Prediction::score, Comparator.reverseOrder()))
                .limit(top)
                .toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
