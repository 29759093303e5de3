package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.RgbImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassifierBatchesTest {
    private static final int SIDE = 32;
    private static final int IMAGE_BYTES = SIDE * SIDE * 3;

    /** Neither 10 nor 240 crosses it, whatever is done to the colours. */
    private static final int MIDDLE = 70;

    private static final ClassifierRecipe RECIPE =
            TestingRecipe.ofAClassifier(new ClassifierData.Signs(1, 2, 1));

    @Test
    void askForTheLabelOfTheImageThatIsShown() {
        TrainingBatch batch =
                new ClassifierBatches(RECIPE, List.of(image(10, 0), image(240, 1))).batch(3);

        assertThat(batch.size()).isEqualTo(RECIPE.batchSize());
        float[] targets = ((ClassTargets) batch.targets()).classes();
        int bright = 0;
        for (int i = 0; i < batch.size(); i++) {
            int middle = i * IMAGE_BYTES + (SIDE / 2 * SIDE + SIDE / 2) * 3;
            boolean isBright = (batch.pixels()[middle] & 0xff) > MIDDLE;
            assertThat(targets[2 * i]).isEqualTo(isBright ? 0 : 1);
            assertThat(targets[2 * i + 1]).isEqualTo(isBright ? 1 : 0);
            bright += isBright ? 1 : 0;
        }
        assertThat(bright).as("both are drawn").isBetween(1, batch.size() - 1);
    }

    @Test
    void dependOnTheStepAlone() {
        List<ClassifiedImage> images = List.of(image(10, 0), image(240, 1));

        byte[] once = new ClassifierBatches(RECIPE, images).batch(5).pixels();

        assertThat(new ClassifierBatches(RECIPE, images).batch(5).pixels()).isEqualTo(once);
        assertThat(new ClassifierBatches(RECIPE, images).batch(6).pixels()).isNotEqualTo(once);
    }

    @Test
    void needAnImage() {
        assertThatThrownBy(() -> new ClassifierBatches(RECIPE, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no images to train on");
    }

    private static ClassifiedImage image(int level, int classId) {
        byte[] rgb = new byte[IMAGE_BYTES];
        Arrays.fill(rgb, (byte) level);
        return new ClassifiedImage(() -> new RgbImage(SIDE, SIDE, rgb), classId);
    }
}
