package io.sightline.models.training;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.classifier.ImageClassifier;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.network.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Learns nothing; its checkpoints and networks are a file with a word. */
record TestingLearner(float loss, String word) implements Learner {
    @Override
    public StepLoss step(TrainingBatch batch, double learningRate, long step) {
        return new StepLoss(loss, 0, loss, 0);
    }

    @Override
    public Weights weights() {
        return new Weights.Collector().weights();
    }

    @Override
    public ObjectDetector detector() {
        throw new IllegalStateException("nothing was learnt");
    }

    @Override
    public ImageClassifier classifier() {
        throw new IllegalStateException("nothing was learnt");
    }

    @Override
    public void writeNetwork(Path directory) throws IOException {
        Files.writeString(directory.resolve("saved_model.pb"), word);
    }

    @Override
    public void save(Path prefix) {
        try {
            Files.writeString(prefix.resolveSibling(prefix.getFileName() + ".index"), word);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void restore(Path prefix) {}

    @Override
    public void startFrom(Path prefix) {}

    @Override
    public void startFrom(ModelBundle bundle, List<TrainingBatch> samples) {}

    @Override
    public void close() {}
}
