package io.sightline.models.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.network.Activation;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.FeatureExtras;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.Padding;
import io.sightline.models.network.Predictor;
import io.sightline.models.network.Ssd;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.AnchorSize;
import io.sightline.models.ssd.BoxCoder;
import io.sightline.models.ssd.ScoreConversion;
import io.sightline.models.training.AugmentationOptions;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.Figure;
import io.sightline.models.training.Schedule;
import io.sightline.models.training.TrainingListener;
import io.sightline.models.training.TrainingRun;
import io.sightline.models.training.TrainingStep;
import io.sightline.models.training.ValidationResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What learns a data set by heart has a loss, targets, updates and a validation that fit. */
class OverfitTest {
    private static final int SIDE = 96;

    @TempDir Path folder;

    @Test
    void learnsTenImagesByHeart() throws InterruptedException {
        DetectorRecipe recipe =
                TestingTraining.recipe(
                        architecture(),
                        AugmentationOptions.NONE,
                        new Schedule(6, 50, 1, 0.004),
                        5,
                        2);

        TrainingRun.Outcome outcome =
                TestingTraining.run(recipe, TestingTraining.images(10, SIDE), folder, new Silent());

        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.best())
                .hasValueSatisfying(
                        best ->
                                assertThat(best.figures().get(Figure.AP50))
                                        .isGreaterThanOrEqualTo(0.95));
    }

    private static Architecture architecture() {
        AnchorGrid grid =
                new AnchorGrid(8, 0.5f, List.of(new AnchorSize(28, 28), new AnchorSize(28, 14)));
        return new Architecture(
                MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.35, 4),
                new Ssd(
                        new Predictor.Separable(Activation.RELU6),
                        FeatureExtras.NONE,
                        List.of(new Ssd.Tap("block6", grid)),
                        BoxCoder.STANDARD,
                        ScoreConversion.SIGMOID),
                ImageInput.centred(SIDE, SIDE),
                Padding.SAME);
    }

    private record Silent() implements TrainingListener {
        @Override
        public void stepped(TrainingStep step) {}

        @Override
        public void validated(ValidationResult result, boolean best) {}

        @Override
        public boolean stopRequested() {
            return false;
        }
    }
}
