package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.classifier.ImageClassifier;
import io.sightline.models.detector.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassifierValidationTest {
    @Test
    void countsTheImagesWhoseMostProbableLabelIsTheRightOne() {
        // As many as make several calls of the network, every fourth of them labelled wrong.
        List<ClassifiedImage> images =
                IntStream.range(0, 100)
                        .mapToObj(i -> image(i % 2 == 0, i % 4 == 0 ? 1 - i % 2 : i % 2))
                        .toList();

        ValidationResult.Labels result =
                new ClassifierValidation(images, 2, 2).measure(new TestingClassifier(), 3);

        assertThat(result).isEqualTo(new ValidationResult.Labels(3, 0.75));
        assertThat(result.accuracy()).isEqualTo(0.75);
    }

    private static ClassifiedImage image(boolean bright, int classId) {
        byte level = (byte) (bright ? 200 : 50);
        byte[] rgb = new byte[12];
        Arrays.fill(rgb, level);
        return new ClassifiedImage(() -> new RgbImage(2, 2, rgb), classId);
    }

    /** Bright is class 0, dark is class 1. */
    private static final class TestingClassifier implements ImageClassifier {
        @Override
        public List<float[]> scores(List<RgbImage> images) {
            return images.stream()
                    .map(image -> (image.rgb()[0] & 0xff) / 255f)
                    .map(light -> new float[] {light, 1 - light})
                    .toList();
        }

        @Override
        public void close() {}
    }
}
