package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.TestingModels;
import io.sightline.models.tensorflow.reading.SavedModelWeights;
import io.sightline.models.training.TrainingBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that starts from a bundle is the bundle's, and can learn. */
class UnfoldingTest {
    private static final Architecture ARCHITECTURE =
            TestingLearners.shallow(Padding.SAME, ScoreConversion.SIGMOID);
    private static final List<TrainingBatch> SAMPLES =
            LongStream.range(0, 2)
                    .mapToObj(seed -> TestingLearners.batch(ARCHITECTURE, seed))
                    .toList();

    @TempDir Path folder;

    @Test
    void hasTheWeightsOfTheBundle() {
        ModelBundle bundle = learntBundle();
        Weights wanted = SavedModelWeights.read(bundle);
        try (TensorFlowLearner learner = TestingLearners.learner(ARCHITECTURE, 2)) {
            learner.startFrom(bundle, SAMPLES);
            Weights weights = learner.weights();
            for (Layer layer : learner.training().network().layers()) {
                if (layer instanceof Layer.Bias bias) {
                    assertThat(weights.of(bias).values())
                            .as(bias.name())
                            .containsExactly(wanted.of(bias).values(), within(1e-3f));
                }
            }
        }
    }

    /** A step moves the moving averages to what the normalisations see: they must be there. */
    @Test
    void hasNormalisationsThatSeeWhatTheyExpect() {
        ModelBundle bundle = learntBundle();
        Weights wanted = SavedModelWeights.read(bundle);
        List<TrainingBatch> sample = SAMPLES.subList(0, 1);
        try (TensorFlowLearner learner = TestingLearners.learner(ARCHITECTURE, 2)) {
            learner.startFrom(bundle, sample);
            for (int step = 0; step < 100; step++) {
                learner.step(sample.get(0), 0, step);
            }
            Weights weights = learner.weights();
            for (Layer layer : learner.training().network().layers()) {
                if (layer instanceof Layer.Bias bias) {
                    assertThat(weights.of(bias).values())
                            .as(bias.name())
                            .containsExactly(wanted.of(bias).values(), within(0.01f));
                }
            }
        }
    }

    @Test
    void namesTheFirstDifferenceOfAnotherNetwork() {
        ModelBundle bundle = learntBundle();
        Architecture other = TestingLearners.deep(Padding.SAME, ScoreConversion.SIGMOID);
        try (TensorFlowLearner learner = TestingLearners.learner(other, 2)) {
            assertThatThrownBy(() -> learner.startFrom(bundle, SAMPLES))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith(
                            bundle.directory() + ": its network differs from the recipe's: ");
        }
    }

    /** Weights for which no normalisation is as it is at the start. */
    private ModelBundle learntBundle() {
        try (TensorFlowLearner learner = TestingLearners.learner(ARCHITECTURE, 1)) {
            for (int step = 0; step < 5; step++) {
                learner.step(SAMPLES.get(step % SAMPLES.size()), 0.01, step);
            }
            return BundleWriter.write(
                    folder.resolve("bundle"),
                    TestingModels.card(ARCHITECTURE),
                    learner::writeNetwork);
        }
    }
}
