package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.network.Architecture;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Weights;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.TrainingBatch;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Result;
import org.tensorflow.Session;

/**
 * The gradient of a whole detector's loss, batch normalisation over the batch included, is the one
 * that differences of the loss show.
 *
 * <p>ReLU6 has kinks, and across one a difference is no derivative. So that differences mean
 * something, the normalisations are set such that every activation is well within one of its three
 * pieces: below 0, between 0 and 6, or above 6, all of which occur. Which negatives are hard still
 * changes here and there; the loss has a bend at each change, which the tolerance covers.
 */
class GradientTest {
    private static final OptimizerOptions OPTIMIZER =
            new OptimizerOptions(new OptimizerOptions.Sgd(0), 0, 1e9, 0);

    /** Of beta; a channel's values are then within about 4 times {@link #SPREAD} of it. */
    private static final float[] PIECES = {3, 2.5f, -3, 3.5f, 9};

    private static final float SPREAD = 0.4f;

    /** Large beside the rounding of a loss, small beside its curvature. */
    private static final float STEP = 1e-3f;

    private TensorFlowLearner learner;
    private TrainingBatch batch;
    private Map<String, Weights.Array> start;

    @AfterEach
    void close() {
        learner.close();
    }

    @ParameterizedTest
    @CsvSource({"SAME, SIGMOID", "SYMMETRIC, SOFTMAX"})
    void isTheSlopeOfTheLoss(Padding padding, ScoreConversion scores) {
        open(padding, scores);
        Map<String, float[]> gradients = TestingLearners.gradients(learner, batch);

        double length = length(gradients);
        assertThat(slopeAlong(gradients, length)).isCloseTo(length, within(1e-3 * length));
        gradients.forEach(
                (name, gradient) -> {
                    int index = steepest(gradient);
                    assertThat(slope(name, index))
                            .as("%s[%d]", name, index)
                            .isCloseTo(
                                    gradient[index],
                                    within(2e-3 + 0.02 * Math.abs(gradient[index])));
                });
    }

    private static double length(Map<String, float[]> gradients) {
        double squares = 0;
        for (float[] gradient : gradients.values()) {
            for (float value : gradient) {
                squares += (double) value * value;
            }
        }
        return Math.sqrt(squares);
    }

    @SuppressWarnings("MustBeClosedChecker") // closed after each test
    private void open(Padding padding, ScoreConversion scores) {
        LossOptions loss =
                scores == ScoreConversion.SIGMOID
                        ? TestingLearners.FOCAL
                        : TestingLearners.HARD_NEGATIVES;
        Architecture architecture = TestingLearners.deep(padding, scores);
        learner =
                TensorFlowLearner.open(
                        architecture, TestingLearners.CLASSES, OPTIMIZER, Optional.of(loss), 7);
        batch = TestingLearners.batch(architecture, 3);
        start = learner.training().variables().read(learner.session());
        Random random = new Random(5);
        for (Layer layer : learner.training().network().layers()) {
            if (layer instanceof Layer.Bias bias && bias.normalises()) {
                Arrays.fill(start.get(TrainingOperations.scale(bias)).values(), SPREAD);
                float[] beta = start.get(bias.name()).values();
                for (int i = 0; i < beta.length; i++) {
                    beta[i] = PIECES[random.nextInt(PIECES.length)];
                }
            } else if (layer instanceof Layer.Bias bias) {
                float[] kernel = start.get(bias.input()).values();
                for (int i = 0; i < kernel.length; i++) {
                    kernel[i] = (float) random.nextGaussian() / 5;
                }
            }
        }
        write(start);
    }

    private static int steepest(float[] gradient) {
        int steepest = 0;
        for (int i = 0; i < gradient.length; i++) {
            if (Math.abs(gradient[i]) > Math.abs(gradient[steepest])) {
                steepest = i;
            }
        }
        return steepest;
    }

    private double slope(String name, int index) {
        float[] values = start.get(name).values();
        float value = values[index];
        values[index] = value + STEP;
        double above = loss();
        values[index] = value - STEP;
        double below = loss();
        values[index] = value;
        return (above - below) / (2 * STEP);
    }

    private double slopeAlong(Map<String, float[]> gradients, double length) {
        move(gradients, STEP / length);
        double above = loss();
        move(gradients, -2 * STEP / length);
        return (above - loss()) / (2 * STEP);
    }

    private void move(Map<String, float[]> gradients, double factor) {
        gradients.forEach(
                (name, gradient) -> {
                    float[] values = start.get(name).values();
                    for (int i = 0; i < values.length; i++) {
                        values[i] += (float) (factor * gradient[i]);
                    }
                });
    }

    /** Of the variables as they are in {@link #start}. */
    private double loss() {
        write(start);
        Session.Runner runner = learner.session().runner();
        try (Feeds feeds = new Feeds(runner)) {
            learner.feed(feeds, batch);
            try (Result result = runner.fetch(learner.training().losses().get(2)).run()) {
                return FloatTensors.values(result.get(0))[0];
            }
        }
    }

    private void write(Map<String, Weights.Array> values) {
        learner.training().variables().write(learner.session(), values);
    }
}
