package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.writing.ScopedOps;
import io.sightline.models.training.LossOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Losses of one image with six anchors and two classes are those of arithmetic. */
class DetectionLossTest {
    private static final int ANCHORS = 6;
    private static final int VALUES = 3;
    private static final float[] KNOWN = new float[ANCHORS * VALUES];

    static {
        Arrays.fill(KNOWN, 1);
    }

    /** The first anchor has an object of the second class, the others none. */
    private static final float[] TARGETS = {
        0, 0, 1, /**/ 1, 0, 0, /**/ 1, 0, 0, /**/ 1, 0, 0, /**/ 1, 0, 0, /**/ 1, 0, 0
    };

    /** Of the anchors without an object the third is wrong most, then the sixth and the second. */
    private static final float[] LOGITS = {
        0, 1, 2, /**/ 1, 0, 1, /**/ 0, 3, 0, /**/ 4, 0, 0, /**/ 5, 0, 0, /**/ 0, 2, 0
    };

    private static final float[] ONE_OBJECT = {1, 0, 0, 0, 0, 0};

    @Test
    void takesThreeHardNegativesForAnObject() {
        double expected = entropy(0, 2) + entropy(1, 0) + entropy(2, 0) + entropy(5, 0);

        assertThat(classes(hardNegatives(), ScoreConversion.SOFTMAX, TARGETS, KNOWN, ONE_OBJECT))
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void takesNoNegativeThatNobodyKnows() {
        float[] known = KNOWN.clone();
        Arrays.fill(known, 2 * VALUES, 3 * VALUES, 0);
        double expected = entropy(0, 2) + entropy(1, 0) + entropy(5, 0) + entropy(3, 0);

        assertThat(classes(hardNegatives(), ScoreConversion.SOFTMAX, TARGETS, known, ONE_OBJECT))
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void takesThreeHardNegativesOfAnImageWithoutObjects() {
        float[] targets = TARGETS.clone();
        targets[0] = 1;
        targets[2] = 0;
        double expected = entropy(2, 0) + entropy(0, 0) + entropy(5, 0);

        assertThat(
                        classes(
                                hardNegatives(),
                                ScoreConversion.SOFTMAX,
                                targets,
                                KNOWN,
                                new float[ANCHORS]))
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void weighsEachClassByHowWrongItIs() {
        double expected = 0;
        for (int anchor = 0; anchor < ANCHORS; anchor++) {
            for (int value = 1; value < VALUES; value++) {
                int at = anchor * VALUES + value;
                double score = 1 / (1 + Math.exp(-LOGITS[at]));
                expected +=
                        TARGETS[at] > 0
                                ? -0.25 * Math.pow(1 - score, 2) * Math.log(score)
                                : -0.75 * Math.pow(score, 2) * Math.log(1 - score);
            }
        }

        assertThat(classes(focal(), ScoreConversion.SIGMOID, TARGETS, KNOWN, ONE_OBJECT))
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void weighsWhatIsNoObjectByTheRestWhenClassesShareOneAnswer() {
        double expected = 0.25 * Math.pow(error(0, 2), 2) * entropy(0, 2);
        for (int anchor = 1; anchor < ANCHORS; anchor++) {
            expected += 0.75 * Math.pow(error(anchor, 0), 2) * entropy(anchor, 0);
        }

        assertThat(classes(focal(), ScoreConversion.SOFTMAX, TARGETS, KNOWN, ONE_OBJECT))
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void isLeastAtTheScoreOfATeacher() {
        float[] targets = new float[ANCHORS * VALUES];
        float[] known = new float[ANCHORS * VALUES];
        targets[1] = (float) (1 / (1 + Math.exp(-LOGITS[1])));
        known[1] = 1;

        assertThat(classes(focal(), ScoreConversion.SIGMOID, targets, known, ONE_OBJECT))
                .isCloseTo(0, within(1e-9));
    }

    @Test
    void isQuadraticInSmallErrorsOfBoxesAndLinearInLargeOnes() {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            ScopedOps tf = new ScopedOps(graph);
            DetectionLoss loss = new DetectionLoss(tf, focal(), ScoreConversion.SIGMOID, 2, VALUES);
            Operand<TFloat32> total = loss.boxes(placeholder(tf, 2, 4));
            Session.Runner runner = session.runner();
            try (Feeds feeds = new Feeds(runner)) {
                feeds.floats("answers", new float[] {0.5f, -1, 3, 0, 9, 9, 9, 9}, 1, 2, 4);
                feeds.floats(DetectionLoss.BOXES, new float[] {0, 0, 0, -2, 0, 0, 0, 0}, 1, 2, 4);
                feeds.floats(DetectionLoss.BOX_WEIGHTS, new float[] {0.5f, 0}, 1, 2);
                try (Result result = runner.fetch(total).run()) {
                    assertThat(FloatTensors.values(result.get(0))[0])
                            .isEqualTo(0.5f * (0.125f + 0.5f + 2.5f + 1.5f));
                }
            }
        }
    }

    private static LossOptions hardNegatives() {
        return TestingLearners.HARD_NEGATIVES;
    }

    private static LossOptions focal() {
        return TestingLearners.FOCAL;
    }

    private static double classes(
            LossOptions options,
            ScoreConversion scores,
            float[] targets,
            float[] known,
            float[] boxWeights) {
        try (Graph graph = new Graph();
                Session session = new Session(graph)) {
            ScopedOps tf = new ScopedOps(graph);
            DetectionLoss loss = new DetectionLoss(tf, options, scores, ANCHORS, VALUES);
            Operand<TFloat32> total = loss.classes(placeholder(tf, ANCHORS, VALUES));
            Session.Runner runner = session.runner();
            try (Feeds feeds = new Feeds(runner)) {
                feeds.floats("answers", LOGITS, 1, ANCHORS, VALUES);
                feeds.floats(DetectionLoss.CLASSES, targets, 1, ANCHORS, VALUES);
                feeds.floats(DetectionLoss.CLASS_WEIGHTS, known, 1, ANCHORS, VALUES);
                feeds.floats(DetectionLoss.BOX_WEIGHTS, boxWeights, 1, ANCHORS);
                try (Result result = runner.fetch(total).run()) {
                    return FloatTensors.values(result.get(0))[0];
                }
            }
        }
    }

    private static Placeholder<TFloat32> placeholder(ScopedOps tf, long anchors, long values) {
        return tf.at("answers")
                .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, anchors, values)));
    }

    private static double entropy(int anchor, int value) {
        return -Math.log(1 - error(anchor, value));
    }

    private static double error(int anchor, int value) {
        double sum = 0;
        for (int i = 0; i < VALUES; i++) {
            sum += Math.exp(LOGITS[anchor * VALUES + i]);
        }
        return 1 - Math.exp(LOGITS[anchor * VALUES + value]) / sum;
    }
}
