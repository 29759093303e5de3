package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import io.sightline.models.precision.Precision;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.TestingModels;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.TrainingBatch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.Session;

/** A network without normalisations answers as the one that learnt with them. */
class FoldingTest {
    private static final Architecture ARCHITECTURE =
            TestingLearners.shallow(Padding.SYMMETRIC, ScoreConversion.SIGMOID);

    @TempDir Path folder;

    /**
     * With the moving averages set to the statistics of a batch, inference must give for that batch
     * what the training graph gives, whose normalisations are TensorFlow's own.
     */
    @Test
    void answersAsTheNormalisationsDo() {
        OptimizerOptions plain = new OptimizerOptions(new OptimizerOptions.Sgd(0), 0, 1, 0);
        TrainingBatch batch = TestingLearners.batch(ARCHITECTURE, 1);
        try (TensorFlowLearner learner = learner(plain)) {
            learner.step(batch, 0.05, 0);
            setAverages(learner, batch);

            float[] expected = trainingLogits(learner, batch);
            try (ObjectDetector detector = learner.detector()) {
                RawDetections first = detector.detect(TestingLearners.images(batch)).get(0);
                int anchors = expected.length / (TestingLearners.CLASSES + 1);
                for (int i = 0; i < anchors * TestingLearners.CLASSES; i++) {
                    int anchor = i / TestingLearners.CLASSES;
                    int value = i % TestingLearners.CLASSES + 1;
                    double logit = expected[anchor * (TestingLearners.CLASSES + 1) + value];
                    assertThat((double) first.scores()[i])
                            .isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-5));
                }
            }
        }
    }

    @Test
    void answersFromABundleAsItDidFromMemory() {
        OptimizerOptions averaged =
                new OptimizerOptions(new OptimizerOptions.Adam(0.9, 0.999), 0, 1, 0.5);
        TrainingBatch batch = TestingLearners.batch(ARCHITECTURE, 1);
        try (TensorFlowLearner learner = learner(averaged)) {
            for (int step = 0; step < 3; step++) {
                learner.step(batch, 0.01, step);
            }
            ModelBundle bundle =
                    BundleWriter.write(
                            folder.resolve("model"),
                            TestingModels.card(ARCHITECTURE),
                            learner::writeNetwork);
            try (ObjectDetector kept = learner.detector();
                    ObjectDetector written = TensorFlowDetector.open(bundle, Precision.F32)) {
                RawDetections expected = kept.detect(TestingLearners.images(batch)).get(2);
                RawDetections actual = written.detect(TestingLearners.images(batch)).get(2);
                assertThat(actual.scores()).isEqualTo(expected.scores());
                assertThat(actual.boxes()).isEqualTo(expected.boxes());
            }
        }
    }

    @MustBeClosed
    private static TensorFlowLearner learner(OptimizerOptions optimizer) {
        return TensorFlowLearner.open(
                ARCHITECTURE,
                TestingLearners.CLASSES,
                optimizer,
                Optional.of(TestingLearners.FOCAL),
                4);
    }

    /** From averages of 0, a step without learning leaves a share of the batch's statistics. */
    private static void setAverages(TensorFlowLearner learner, TrainingBatch batch) {
        TrainedVariables variables = learner.training().variables();
        Map<String, Weights.Array> values = variables.read(learner.session());
        List<Layer.Bias> norms =
                learner.training().network().layers().stream()
                        .filter(layer -> layer instanceof Layer.Bias bias && bias.normalises())
                        .map(Layer.Bias.class::cast)
                        .toList();
        for (Layer.Bias norm : norms) {
            Arrays.fill(values.get(TrainingOperations.mean(norm)).values(), 0);
            Arrays.fill(values.get(TrainingOperations.variance(norm)).values(), 0);
        }
        variables.write(learner.session(), values);
        learner.step(batch, 0, 1);
        Map<String, Weights.Array> after = variables.read(learner.session());
        float share = 1 - TrainingOperations.MOMENTUM;
        for (Layer.Bias norm : norms) {
            float count = norm.output().height() * norm.output().width() * batch.size();
            // TensorFlow follows the unbiased variance, and normalises by the other one
            scale(after.get(TrainingOperations.mean(norm)), 1 / share);
            scale(after.get(TrainingOperations.variance(norm)), (count - 1) / count / share);
        }
        variables.write(learner.session(), after);
    }

    private static void scale(Weights.Array array, float factor) {
        for (int i = 0; i < array.values().length; i++) {
            array.values()[i] *= factor;
        }
    }

    /** Of the first image: background and classes, anchor by anchor. */
    private static float[] trainingLogits(TensorFlowLearner learner, TrainingBatch batch) {
        Session.Runner runner = learner.session().runner();
        List<String> outputs = learner.training().network().classOutputs();
        try (Feeds feeds = new Feeds(runner)) {
            learner.feed(feeds, batch);
            outputs.forEach(output -> runner.fetch(output + "/BiasAdd"));
            float[] logits = new float[0];
            try (Result result = runner.run()) {
                for (int i = 0; i < outputs.size(); i++) {
                    float[] map = FloatTensors.values(result.get(i));
                    int own = map.length / batch.size();
                    int start = logits.length;
                    logits = Arrays.copyOf(logits, start + own);
                    System.arraycopy(map, 0, logits, start, own);
                }
            }
            return logits;
        }
    }
}
