package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.bundle.ModelException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does when it does not simply end. */
class TrainingRunTest {
    private static final TrainingImage IMAGE =
            TestingPictures.of(64, 64, TestingPictures.RED, 10, 10, 40, 40);

    @TempDir Path folder;

    @Test
    void givesUpWhenTheLossIsNoNumber() {
        assertThatThrownBy(() -> run(new TestingLearner(Float.NaN, "a"), false))
                .isInstanceOf(ModelException.class)
                .hasMessage("the loss of step 0 is not a number: try a learningRate below 0.004");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void savesWhatItLearntWhenItIsToStop() throws InterruptedException {
        TrainingRun.Outcome outcome = run(new TestingLearner(1, "a"), true);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.steps()).isEqualTo(1);
        assertThat(folder.resolve("checkpoint-1.index")).exists();

        assertThat(run(new TestingLearner(1, "b"), true).steps()).isEqualTo(2);
    }

    private TrainingRun.Outcome run(Learner learner, boolean stop) throws InterruptedException {
        return TrainingRun.ofDetector(
                        TestingRecipe.withFocalLossAndAdam(),
                        TestingPictures.set(IMAGE),
                        List.of(IMAGE),
                        folder,
                        new Stopping(stop))
                .run(learner);
    }

    private record Stopping(boolean stopRequested) implements TrainingListener {
        @Override
        public void stepped(TrainingStep step) {}

        @Override
        public void validated(ValidationResult result, boolean best) {}
    }
}
