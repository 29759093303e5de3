package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.error.UserError;
import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.training.ClassifiedImage;
import io.sightline.models.training.ClassifierAugmentation;
import io.sightline.models.training.ClassifierData;
import io.sightline.models.training.ClassifierRecipe;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierImagesTest {
    @TempDir private Path folder;

    @Test
    void holdsOutSignsThatAreNotLearnt() throws Exception {
        try (ClassifierImages images =
                prepare(new ClassifierData.Signs(7, 6, 4), "stop", "yield")) {
            assertThat(images.learnt()).hasSize(6);
            assertThat(images.heldOut()).hasSize(4);
        }
        try (ClassifierImages first = prepare(new ClassifierData.Signs(7, 8, 1), "stop", "yield");
                ClassifierImages second =
                        prepare(new ClassifierData.Signs(7, 6, 4), "stop", "yield")) {
            assertThat(second.heldOut().get(1).pixels().read().rgb())
                    .isEqualTo(first.learnt().get(7).pixels().read().rgb());
        }
    }

    @Test
    void countsClassesInTheOrderOfTheLabels() throws Exception {
        ClassifierData signs = new ClassifierData.Signs(7, 6, 1);
        try (ClassifierImages images = prepare(signs, "stop", "yield");
                ClassifierImages turned = prepare(signs, "yield", "stop")) {
            assertThat(images.learnt()).extracting(ClassifiedImage::classId).contains(0, 1);
            assertThat(turned.learnt())
                    .extracting(ClassifiedImage::classId)
                    .isEqualTo(images.learnt().stream().map(ClassifiedImage::classId).toList());
        }
    }

    @Test
    void namesTheSignsThatThereAre() {
        assertThat(refusal(new ClassifierData.Signs(7, 6, 1), "stop", "moose"))
                .startsWith("no sign is called 'moose'; there are stop, yield, ");
    }

    @Test
    void holdsOutEveryNthFileOfALabelsFolder() throws Exception {
        draw("cat", 3);
        draw("dog", 4);

        try (ClassifierImages images =
                prepare(new ClassifierData.Folders("pets", 2), "dog", "cat")) {
            assertThat(images.learnt())
                    .extracting(ClassifiedImage::classId)
                    .containsExactly(0, 0, 1);
            assertThat(images.heldOut())
                    .extracting(ClassifiedImage::classId)
                    .containsExactly(0, 0, 1, 1);
            RgbImage second = images.learnt().get(0).pixels().read();
            assertThat(second.width()).isEqualTo(32);
            assertThat(second.rgb()[0]).isEqualTo((byte) 1);
        }
    }

    @Test
    void refusesALabelWithoutAFolderOrImages() throws IOException {
        draw("cat", 3);
        draw("dog", 1);
        ClassifierData pets = new ClassifierData.Folders("pets", 2);

        assertThat(refusal(pets, "cat", "moose"))
                .isEqualTo(folder.resolve("pets/moose") + ": no such folder");
        assertThat(refusal(pets, "cat", "dog"))
                .isEqualTo(
                        folder.resolve("pets/dog")
                                + ": there are no two .jpg, .jpeg or .png files in it");
    }

    @SuppressWarnings("MustBeClosedChecker") // it opens nothing
    private String refusal(ClassifierData data, String... labels) {
        Throwable refusal = catchThrowable(() -> prepare(data, labels));
        assertThat(refusal).isInstanceOf(UserError.class);
        return refusal.getMessage();
    }

    private void draw(String label, int count) throws IOException {
        Path pictures = folder.resolve("pets").resolve(label);
        Files.createDirectories(pictures);
        for (int i = 0; i < count; i++) {
            TestingData.draw(pictures.resolve(i + ".png"), i);
        }
    }

    @MustBeClosed
    private ClassifierImages prepare(ClassifierData data, String... labels)
            throws InterruptedException {
        ClassifierRecipe recipe =
                new ClassifierRecipe(
                        "small",
                        List.of(labels),
                        ReferenceArchitecture.classifier(
                                MobileNetV2.of(MobileNetV2.Form.REDUCED, 0.25, 4), 32, 32),
                        data,
                        4,
                        1,
                        new ClassifierAugmentation.Options(0, 0, 0),
                        new OptimizerOptions(new OptimizerOptions.Sgd(0.9), 0, 5, 0),
                        new Schedule(1, 1, 0, 0.1),
                        1);
        return ClassifierImages.prepare(recipe, folder, new TestingPreparation());
    }
}
