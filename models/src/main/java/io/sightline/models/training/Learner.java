package io.sightline.models.training;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.classifier.ImageClassifier;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.network.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A network whose weights change. Owns native memory; its creator closes it. */
public interface Learner extends AutoCloseable {
    /**
     * Learns from a batch.
     *
     * @param batch of the network's input size and classes
     * @param learningRate at least 0
     * @param step number of this step, from 0
     */
    StepLoss step(TrainingBatch batch, double learningRate, long step);

    /** The weights so far, averaged if they are, batch normalisation folded: for inference. */
    Weights weights();

    /**
     * A detector with the weights so far, which later steps leave as it is.
     *
     * @return thread-safe; the caller closes it
     * @throws IllegalStateException when this is a classifier
     */
    @MustBeClosed
    ObjectDetector detector();

    /**
     * A classifier with the weights so far, which later steps leave as it is.
     *
     * @return thread-safe; the caller closes it
     * @throws IllegalStateException when this is a detector
     */
    @MustBeClosed
    ImageClassifier classifier();

    /**
     * Writes the network with the weights so far as the files of a bundle.
     *
     * @param directory where to; exists
     */
    void writeNetwork(Path directory) throws IOException;

    /**
     * Writes everything that the next step depends on.
     *
     * @param prefix path of the files, without their endings
     */
    void save(Path prefix);

    /**
     * Takes up where another learner of the same network and options had saved.
     *
     * @throws io.sightline.models.bundle.ModelException naming what is missing or has another shape
     */
    void restore(Path prefix);

    /**
     * Takes the weights that another learner had saved, but nothing of what its optimizer
     * remembered: the start of a new run. The other network has the same layers; its input may be
     * of another size.
     *
     * @throws io.sightline.models.bundle.ModelException naming what is missing or has another shape
     */
    void startFrom(Path prefix);

    /**
     * Takes the weights of a bundle. Its normalisations are folded away; what they must be for the
     * same network is measured on samples.
     *
     * @param bundle of a network with the same layers; its input may be of another size
     * @param samples of the training images, all of one size, some tens of images in all
     * @throws io.sightline.models.bundle.ModelException when its network is another one
     */
    void startFrom(ModelBundle bundle, List<TrainingBatch> samples);

    @Override
    void close();
}
