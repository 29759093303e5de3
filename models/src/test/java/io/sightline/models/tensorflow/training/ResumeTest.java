package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Padding;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.training.StepLoss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint holds everything that the next step depends on. */
class ResumeTest {
    private static final Architecture ARCHITECTURE =
            TestingLearners.shallow(Padding.SAME, ScoreConversion.SIGMOID);

    @TempDir Path folder;

    @Test
    void goesOnBitForBit() {
        Path checkpoint = folder.resolve("checkpoint");
        List<StepLoss> whole;
        try (TensorFlowLearner learner = TestingLearners.learner(ARCHITECTURE, 1)) {
            steps(learner, 0, 3);
            learner.save(checkpoint);
            whole = steps(learner, 3, 6);
        }
        try (TensorFlowLearner resumed = TestingLearners.learner(ARCHITECTURE, 2)) {
            resumed.restore(checkpoint);
            assertThat(steps(resumed, 3, 6)).isEqualTo(whole);
        }
    }

    @Test
    void namesTheVariableThatAnotherNetworkLacks() {
        Path checkpoint = folder.resolve("checkpoint");
        try (TensorFlowLearner learner = TestingLearners.learner(ARCHITECTURE, 1)) {
            learner.save(checkpoint);
        }
        Architecture other = TestingLearners.deep(Padding.SAME, ScoreConversion.SIGMOID);
        try (TensorFlowLearner learner = TestingLearners.learner(other, 1)) {
            assertThatThrownBy(() -> learner.restore(checkpoint))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith(checkpoint + ": variable block5/expand/convolution");
        }
    }

    private static List<StepLoss> steps(TensorFlowLearner learner, int from, int to) {
        List<StepLoss> losses = new ArrayList<>();
        for (int step = from; step < to; step++) {
            losses.add(learner.step(TestingLearners.batch(ARCHITECTURE, step), 0.01, step));
        }
        return losses;
    }
}
