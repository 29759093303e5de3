package io.sightline.jobs.train;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.device.Computation;
import io.sightline.models.error.UserError;
import io.sightline.models.precision.Precision;
import io.sightline.models.ssd.DetectionFilter;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.operators.decode.DecodePolicy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A model that says what is in images nobody has labelled, or not for all classes. It sees each
 * image at its own input size. {@link #detect} may be called from several threads at once; the
 * owner closes it.
 */
final class Teacher implements AutoCloseable {
    /** What a teacher scores lower is noise: most of it is nothing. */
    static final float LOWEST_SCORE = 0.05f;

    private final String digest;
    private final List<String> labels;
    private final Set<Integer> known = new HashSet<>();
    private final DetectionFilter filter;
    private final PixelReader pixels;
    private final ObjectDetector detector;

    /**
     * @param digest of the model
     * @param teacherLabels its labels
     * @param labels of the network that learns, by class
     * @param filter with the teacher's thresholds
     * @param pixels at the teacher's input size, taken over
     * @param detector taken over
     */
    Teacher(
            String digest,
            List<String> teacherLabels,
            List<String> labels,
            DetectionFilter filter,
            PixelReader pixels,
            ObjectDetector detector) {
        this.digest = digest;
        this.labels = labels;
        this.filter = filter;
        this.pixels = pixels;
        this.detector = detector;
        teacherLabels.stream().filter(labels::contains).map(labels::indexOf).forEach(known::add);
    }

    /**
     * Opens a teacher.
     *
     * @param bundle a detector's
     * @param labels of the network that learns, by class
     * @param note told which of the labels are not both one's and the other's
     * @throws UserError when they have no label in common
     * @throws io.sightline.models.bundle.ModelException when the bundle is not a detector
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // what is opened is closed with the teacher
    static Teacher open(ModelBundle bundle, List<String> labels, Consumer<String> note) {
        ModelCard card = bundle.card();
        List<String> others = card.labels().stream().filter(l -> !labels.contains(l)).toList();
        List<String> unknown = labels.stream().filter(l -> !card.labels().contains(l)).toList();
        if (unknown.size() == labels.size()) {
            throw new UserError(
                    "%s: the teacher knows none of the recipe's labels (%s)"
                            .formatted(bundle.directory(), String.join(", ", labels)));
        }
        if (!others.isEmpty() || !unknown.isEmpty()) {
            note.accept(
                    String.format(
                                    Locale.ROOT,
                                    "the teacher %s does not know %d of %d labels of the recipe; %d of its own %d",
                                    card.name(),
                                    unknown.size(),
                                    labels.size(),
                                    others.size(),
                                    card.labels().size())
                            + " are left out");
        }
        return new Teacher(
                bundle.digest(),
                card.labels(),
                labels,
                card.thresholds().withScore(LOWEST_SCORE).filter(card.labels()),
                new PixelReader(DecodePolicy.forModel(card)),
                TensorFlowDetector.shared(bundle, Computation.onCpu(Precision.F32)));
    }

    /** The same digest, the same answers. */
    String digest() {
        return digest;
    }

    /** Classes of the network that learns that it looks for. */
    Set<Integer> known() {
        return known;
    }

    /**
     * What it finds in an image with a score above {@link #LOWEST_SCORE}, of the labels it has in
     * common with the network that learns, whose class ids these are.
     *
     * @throws UserError when the image cannot be decoded
     */
    List<Detection> detect(Path file) {
        return filter.detections(detector.detect(List.of(pixels.read(file))).get(0)).stream()
                .filter(found -> labels.contains(found.label()))
                .map(
                        found ->
                                new Detection(
                                        labels.indexOf(found.label()),
                                        found.label(),
                                        found.score(),
                                        found.box()))
                .toList();
    }

    @Override
    public void close() {
        detector.close();
        pixels.close();
    }
}
