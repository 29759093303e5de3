package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.writing.ScopedOps;
import io.sightline.models.training.OptimizerOptions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** A variable goes where the textbook's formulas send it: minimising x^2, whose gradient is 2x. */
class WeightUpdateTest {
    private static final int STEPS = 5;
    private static final double RATE = 0.1;
    private static final double[] START = {3, -4};

    @Test
    void followsTheMomentum() {
        double[] x = START.clone();
        double[] velocity = new double[2];
        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < 2; i++) {
                velocity[i] = 0.9 * velocity[i] + 2 * x[i];
                x[i] -= RATE * velocity[i];
            }
        }
        expect(new OptimizerOptions(new OptimizerOptions.Sgd(0.9), 0, 1e9, 0), "x", x);
    }

    @Test
    void followsAdam() {
        double[] x = START.clone();
        double[] first = new double[2];
        double[] second = new double[2];
        for (int step = 1; step <= STEPS; step++) {
            for (int i = 0; i < 2; i++) {
                double gradient = 2 * x[i];
                first[i] = 0.9 * first[i] + 0.1 * gradient;
                second[i] = 0.99 * second[i] + 0.01 * gradient * gradient;
                double mean = first[i] / (1 - Math.pow(0.9, step));
                double square = second[i] / (1 - Math.pow(0.99, step));
                x[i] -= RATE * mean / (Math.sqrt(square) + 1e-8);
            }
        }
        expect(new OptimizerOptions(new OptimizerOptions.Adam(0.9, 0.99), 0, 1e9, 0), "x", x);
    }

    @Test
    void cutsTheGradientAndDecaysBesideIt() {
        double[] x = START.clone();
        for (int step = 0; step < STEPS; step++) {
            double length = 2 * Math.hypot(x[0], x[1]);
            for (int i = 0; i < 2; i++) {
                x[i] -= RATE * 2 * x[i] * Math.min(1, 5 / length);
                x[i] -= RATE * 0.2 * x[i];
            }
        }
        expect(new OptimizerOptions(new OptimizerOptions.Sgd(0), 0.2, 5, 0), "x", x);
    }

    @Test
    void averagesTheWeightsYoungOnesLess() {
        double[] x = START.clone();
        double[] average = START.clone();
        for (int step = 0; step < STEPS; step++) {
            double decay = Math.min(0.3, (1.0 + step) / (10 + step));
            for (int i = 0; i < 2; i++) {
                x[i] -= RATE * 2 * x[i];
                average[i] = decay * average[i] + (1 - decay) * x[i];
            }
        }
        OptimizerOptions options = new OptimizerOptions(new OptimizerOptions.Sgd(0), 0, 1e9, 0.3);
        expect(options, "x/average", average);
        expect(options, "x", x);
    }

    private static void expect(OptimizerOptions options, String name, double[] expected) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            ScopedOps tf = new ScopedOps(graph);
            TrainedVariables variables = new TrainedVariables(tf);
            float[] start = {(float) START[0], (float) START[1]};
            Operand<TFloat32> x = variables.add("x", new Weights.Array(start, 2));
            Output<TFloat32> gradient =
                    tf.in("loss").math.mul(x, tf.in("loss").constant(2f)).asOutput();
            WeightUpdate update = new WeightUpdate(tf, options, variables);
            update.add(List.of("x"), List.of(gradient), Set.of("x"));
            variables.initialise(session);

            for (int step = 0; step < STEPS; step++) {
                Session.Runner runner = session.runner();
                update.updates().forEach(runner::addTarget);
                try (Feeds feeds = new Feeds(runner)) {
                    update.feed(feeds, RATE, step);
                    runner.run().close();
                }
            }

            float[] values = variables.read(session).get(name).values();
            assertThat((double) values[0]).isCloseTo(expected[0], within(1e-5));
            assertThat((double) values[1]).isCloseTo(expected[1], within(1e-5));
        }
    }
}
