package io.sightline.models.tensorflow.training;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.classifier.ImageClassifier;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Classifier;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.ServingSignature;
import io.sightline.models.tensorflow.reading.CheckpointReader;
import io.sightline.models.tensorflow.writing.SavedModelWriter;
import io.sightline.models.training.AnchorTargets;
import io.sightline.models.training.ClassTargets;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.Learner;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.Recipe;
import io.sightline.models.training.StepLoss;
import io.sightline.models.training.TrainingBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;

/**
 * Trains a network in TensorFlow, on all cores. Not thread-safe.
 *
 * <p>The first session of a process decides how many cores one operation may use, and detectors
 * request one core. A learner must therefore be opened before any detector.
 */
public final class TensorFlowLearner implements Learner {
    private static final ConfigProto ALL_CORES =
            ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(Runtime.getRuntime().availableProcessors())
                    .setInterOpParallelismThreads(2)
                    .build();

    private final Architecture architecture;
    private final int classes;
    private final Graph graph;
    private final Session session;
    private final TrainingGraph training;

    private TensorFlowLearner(
            Architecture architecture,
            int classes,
            Graph graph,
            Session session,
            TrainingGraph training) {
        this.architecture = architecture;
        this.classes = classes;
        this.graph = graph;
        this.session = session;
        this.training = training;
    }

    /**
     * Opens a learner with new weights.
     *
     * @return the caller closes it
     */
    @MustBeClosed
    public static TensorFlowLearner open(Recipe recipe) {
        return open(
                recipe.architecture(),
                recipe.labels().size(),
                recipe.optimizer(),
                recipe instanceof DetectorRecipe detector
                        ? Optional.of(detector.loss())
                        : Optional.empty(),
                recipe.seed());
    }

    /**
     * Opens a learner with new weights.
     *
     * @param classes number of labels
     * @param loss of a detector; empty for a classifier
     * @param seed of the weights at the start
     * @return the caller closes it
     */
    @MustBeClosed
    static TensorFlowLearner open(
            Architecture architecture,
            int classes,
            OptimizerOptions optimizer,
            Optional<LossOptions> loss,
            long seed) {
        Graph graph = new Graph();
        try {
            TrainingGraph training =
                    TrainingGraph.build(graph, architecture, classes, optimizer, loss, seed);
            TensorFlowLearner learner =
                    new TensorFlowLearner(
                            architecture, classes, graph, new Session(graph, ALL_CORES), training);
            learner.initialise();
            return learner;
        } catch (RuntimeException failure) {
            graph.close();
            throw failure;
        }
    }

    private void initialise() {
        try {
            training.variables().initialise(session);
        } catch (RuntimeException failure) {
            session.close(); // a graph waits for its sessions before it closes
            throw failure;
        }
    }

    @Override
    public StepLoss step(TrainingBatch batch, double learningRate, long step) {
        Session.Runner runner = session.runner();
        try (Feeds feeds = new Feeds(runner)) {
            feed(feeds, batch);
            training.update().feed(feeds, learningRate, step);
            training.losses().forEach(runner::fetch);
            training.updates().forEach(runner::addTarget);
            try (Result result = runner.run()) {
                return new StepLoss(
                        scalar(result, 0), scalar(result, 1), scalar(result, 2), scalar(result, 3));
            }
        }
    }

    private static float scalar(Result result, int index) {
        return FloatTensors.values(result.get(index))[0];
    }

    /** Feeds images and targets. */
    void feed(Feeds feeds, TrainingBatch batch) {
        images(batch).accept(feeds);
        if (batch.targets() instanceof AnchorTargets targets) {
            feed(feeds, targets, batch.size());
        } else if (batch.targets() instanceof ClassTargets targets) {
            feeds.floats(ClassificationLoss.CLASSES, targets.classes(), batch.size(), classes);
        }
    }

    /** Feeds the images of a batch. */
    private Consumer<Feeds> images(TrainingBatch batch) {
        ImageInput input = architecture.input();
        return feeds ->
                feeds.bytes(
                        ServingSignature.IMAGE,
                        batch.pixels(),
                        batch.size(),
                        input.height(),
                        input.width(),
                        3);
    }

    private void feed(Feeds feeds, AnchorTargets targets, int images) {
        int anchors = targets.boxWeights().length / images;
        int values = classes + 1;
        feeds.floats(DetectionLoss.CLASSES, targets.classes(), images, anchors, values);
        feeds.floats(DetectionLoss.CLASS_WEIGHTS, targets.classWeights(), images, anchors, values);
        feeds.floats(DetectionLoss.BOXES, targets.boxes(), images, anchors, 4);
        feeds.floats(DetectionLoss.BOX_WEIGHTS, targets.boxWeights(), images, anchors);
    }

    TrainingGraph training() {
        return training;
    }

    Session session() {
        return session;
    }

    @Override
    public Weights weights() {
        return new FoldedWeights(training).read(session);
    }

    @Override
    @MustBeClosed
    public ObjectDetector detector() {
        architecture.ssd(); // refuses a classifier
        return GraphDetector.open(architecture, classes, weights());
    }

    @Override
    @MustBeClosed
    public ImageClassifier classifier() {
        if (!(architecture.head() instanceof Classifier)) {
            throw new IllegalStateException("a detector cannot be opened as a classifier");
        }
        return GraphClassifier.open(architecture, classes, weights());
    }

    @Override
    public void writeNetwork(Path directory) throws IOException {
        SavedModelWriter.write(directory, architecture, classes, weights());
    }

    @Override
    public void save(Path prefix) {
        try {
            training.variables().save(session, prefix.toString());
        } catch (TensorFlowException refused) {
            String cause = refused.getMessage().lines().findFirst().orElse("");
            throw new ModelException(prefix + ": cannot be written: " + cause, refused);
        }
    }

    @Override
    public void restore(Path prefix) {
        restore(prefix, training.variables().names());
    }

    @Override
    public void startFrom(Path prefix) {
        List<String> names = new ArrayList<>(training.variables().names());
        names.removeAll(training.update().memory());
        restore(prefix, names);
    }

    @Override
    public void startFrom(ModelBundle bundle, List<TrainingBatch> samples) {
        new Unfolding(session, training, bundle).start(samples.stream().map(this::images).toList());
    }

    private void restore(Path prefix, List<String> names) {
        TrainedVariables variables = training.variables();
        Map<String, Weights.Array> saved = CheckpointReader.read(prefix, names);
        for (String name : names) {
            if (!Arrays.equals(saved.get(name).shape(), variables.initial(name).shape())) {
                throw new ModelException(
                        "%s: the shape of variable %s differs from the network's"
                                .formatted(prefix, name));
            }
        }
        variables.write(session, saved);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
