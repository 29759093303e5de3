package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.TestingModel;
import io.sightline.jobs.media.TestingVideo;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.error.UserError;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.IgnoredRegion;
import io.sightline.models.training.LabelledBox;
import io.sightline.models.training.TrainingImage;
import io.sightline.models.training.TrainingSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {
    private static final int PERSON = 0;
    private static final int VEHICLE = 1;

    @TempDir private Path folder;
    private final TestingPreparation told = new TestingPreparation();
    private TestingData photos;
    private Path output;

    @BeforeEach
    void choosePlaces() {
        photos = new TestingData(folder);
        output = folder.resolve("run");
    }

    @Test
    void readsBoxesAsFractionsOfTheImageUnderTheLabelsOfTheRecipe() throws Exception {
        DetectorRecipe recipe =
                photos.image("a.png")
                        .object(1, "[0, 0, 20, 10]")
                        .object(2, "[20, 10, 10, 10]")
                        .object(3, "[30, 0, 10, 5]")
                        .recipe();

        TrainingImage image = learnt(recipe).get(0);

        assertThat(image.name()).isEqualTo("photos/a.png");
        assertThat(image.boxes())
                .containsExactly(
                        new LabelledBox(PERSON, new Box(0, 0, 0.5f, 0.5f), 1),
                        new LabelledBox(VEHICLE, new Box(0.5f, 0.5f, 0.75f, 1), 1),
                        new LabelledBox(VEHICLE, new Box(0.75f, 0, 1, 0.25f), 1));
        assertThat(image.ignored()).isEmpty();
    }

    @Test
    void clipsBoxesThatStickOut() throws Exception {
        DetectorRecipe recipe = photos.image("a.png").object(1, "[-10, -5, 30, 100]").recipe();

        assertThat(learnt(recipe).get(0).boxes())
                .containsExactly(new LabelledBox(PERSON, new Box(0, 0, 0.5f, 1), 1));
    }

    @Test
    void readsPixelsStretchedToASquareHalfAsLargeAgainAsTheInput() throws Exception {
        DetectorRecipe recipe = photos.image("a.png").image("b.png").recipe();

        try (TrainingData data = prepare(recipe)) {
            RgbImage pixels = data.set().parts().get(0).images().get(1).pixels().read();
            assertThat(pixels.width()).isEqualTo(48);
            assertThat(pixels.height()).isEqualTo(48);
            assertThat(pixels.rgb()[0]).isEqualTo((byte) 10);
        }
    }

    @Test
    void ignoresCrowds() throws Exception {
        DetectorRecipe recipe = photos.image("a.png").object(1, "[0, 0, 20, 20]", 1).recipe();

        TrainingImage image = learnt(recipe).get(0);

        assertThat(image.boxes()).isEmpty();
        assertThat(image.ignored())
                .containsExactly(new IgnoredRegion(PERSON, new Box(0, 0, 0.5f, 1)));
    }

    @Test
    void ignoresClassesEverywhereThatNobodyLookedFor() throws Exception {
        DetectorRecipe recipe =
                photos.image("none.png", ", \"labels\": \"none\"")
                        .image("people.png", partial("person"))
                        .image("cars.png", partial("car"))
                        .image("vehicles.png", partial("car", "truck"))
                        .image("all.png", ", \"labels\": \"complete\"")
                        .recipe();

        assertThat(learnt(recipe).stream().map(TrainingImage::ignored))
                .containsExactly(
                        List.of(
                                IgnoredRegion.everywhere(PERSON),
                                IgnoredRegion.everywhere(VEHICLE)),
                        List.of(IgnoredRegion.everywhere(VEHICLE)),
                        List.of(
                                IgnoredRegion.everywhere(PERSON),
                                IgnoredRegion.everywhere(VEHICLE)),
                        List.of(IgnoredRegion.everywhere(PERSON)),
                        List.of());
    }

    @Test
    void ignoresClassesEverywhereThatTheRecipeCallsInexhaustive() throws Exception {
        DetectorRecipe recipe =
                photos.image("motorway/a.png")
                        .image("street/b.png")
                        .recipe(
                                Map.of("car", "vehicle"),
                                Map.of("motorway/", List.of("person")),
                                0);

        assertThat(learnt(recipe).stream().map(TrainingImage::ignored))
                .containsExactly(List.of(IgnoredRegion.everywhere(PERSON)), List.of());
    }

    @Test
    void holdsOutEveryNthOfTheCompletelyLabelledImages() throws Exception {
        photos.image("partial.png", partial("person"));
        for (String name : List.of("0", "1", "2", "3", "4")) {
            photos.image(name + ".png");
        }

        try (TrainingData data = prepare(photos.recipe(2))) {
            assertThat(names(data.validation()))
                    .containsExactly("photos/0.png", "photos/2.png", "photos/4.png");
            assertThat(names(data.set().parts().get(0).images()))
                    .containsExactly("photos/partial.png", "photos/1.png", "photos/3.png");
        }
    }

    @Test
    void refusesToHoldOutWhatIsNotCompletelyLabelled() throws Exception {
        assertRefused(
                photos.image("a.png", partial("person")).recipe(2),
                "photos.json: no image can be held out, as none is labelled for all classes");
    }

    @Test
    void refusesToHoldOutEverything() throws Exception {
        assertRefused(
                photos.image("a.png").recipe(1),
                "there is no image to learn from: all are held out");
    }

    @Test
    void notesOnceWhichCategoriesAreNotLearnt() throws Exception {
        learnt(photos.image("a.png").object(4, "[0, 0, 9, 9]").object(4, "[9, 9, 9, 9]").recipe());

        assertThat(told.notes())
                .containsExactly(
                        "photos.json: 1 of 4 categories match no label of the recipe and are"
                                + " ignored (dog)");
    }

    @Test
    void refusesAMappedCategoryThatTheFileLacks() throws Exception {
        assertRefused(
                photos.image("a.png").recipe(Map.of("lorry", "vehicle"), Map.of(), 0),
                "photos.json: there is no category 'lorry', which the recipe maps to 'vehicle'");
    }

    @Test
    void refusesAMappedLabelThatTheRecipeLacks() throws Exception {
        assertRefused(
                photos.image("a.png").recipe(Map.of("dog", "animal"), Map.of(), 0),
                "photos.json: label 'animal' does not exist, but the recipe maps category 'dog' to it");
    }

    @Test
    void refusesInexhaustiveImagesOrLabelsThatDoNotExist() throws Exception {
        photos.image("a.png");

        assertRefused(
                photos.recipe(Map.of(), Map.of("b", List.of("person")), 0),
                "photos.json: no image's file name begins with 'b', as inexhaustive says");
        assertRefused(
                photos.recipe(Map.of(), Map.of("a", List.of("dog")), 0),
                "photos.json: label 'dog' does not exist, but the recipe calls it inexhaustive in 'a'");
    }

    @Test
    void drawsPartsOfAnAnnotationFileByTheirOwnShares() throws Exception {
        photos.image("far/1.png").image("near/1.png").image("near/2.png").recipe();

        try (TrainingData data = prepare(TestingData.of(only("far/", 0, 1), only("near/", 2, 3)))) {
            assertThat(data.set().parts())
                    .extracting(TrainingSet.Part::share)
                    .containsExactly(1.0, 3.0);
            assertThat(names(data.set().parts().get(0).images()))
                    .containsExactly("photos/far/1.png");
            assertThat(names(data.set().parts().get(1).images()))
                    .containsExactly("photos/near/2.png");
            assertThat(names(data.validation())).containsExactly("photos/near/1.png");
        }
        assertRefused(
                TestingData.of(only("middle/", 0, 1)),
                "photos.json: no image's file name begins with 'middle/', as only says");
    }

    private static DataSource only(String prefix, int holdOut, double share) {
        return new DataSource.Annotated(
                "photos.json",
                "photos",
                List.of(prefix),
                Map.of("car", "vehicle", "truck", "vehicle"),
                Map.of(),
                holdOut,
                share);
    }

    @Test
    void refusesAnImageThatIsLabelledForNoCategory() throws Exception {
        assertRefused(
                photos.image("a.png", partial("cat")).recipe(),
                "photos.json: image 'a.png' is labelled for 'cat', which is no category");
    }

    @Test
    void refusesMissingImages() throws Exception {
        assertRefused(
                photos.image("a.png").listed("b.png", "").listed("c.png", "").recipe(),
                folder.resolve("photos/b.png")
                        + ": no such file; 2 of 3 images of photos.json are missing");
    }

    @Test
    void refusesAnAnnotationWithoutABoxInItsImage() throws Exception {
        photos.image("a.png").object(1, "[0, 0, 5, 5]").object(1, "[40, 0, 5, 5]");

        assertRefused(
                photos.recipe(),
                "photos.json: annotations[1] has an empty box or one outside of its image 'a.png'"
                        + " (x 40.0, y 0.0, width 5.0, height 5.0)");
    }

    @Test
    void refusesAnEmptyBox() throws Exception {
        photos.image("a.png").object(1, "[10, 10, 5, 0]");

        assertRefused(
                photos.recipe(),
                "photos.json: annotations[0] has an empty box or one outside of its image 'a.png'"
                        + " (x 10.0, y 10.0, width 5.0, height 0.0)");
    }

    @Test
    void refusesAFileWithoutImages() throws Exception {
        assertRefused(photos.recipe(), "photos.json: there is no image in it");
    }

    @Test
    void refusesAnImageThatIsThereTwice() throws Exception {
        assertRefused(
                photos.image("a.png").listed("a.png", "").recipe(),
                folder.resolve("photos/a.png") + ": the recipe's data has this image twice");
    }

    @Test
    void tellsAnImageThatCannotBeDecoded() throws Exception {
        DetectorRecipe recipe = photos.image("a.png").recipe();
        Path image = folder.resolve("photos/a.png");
        Files.writeString(image, "no picture");

        try (TrainingData data = prepare(recipe)) {
            TrainingImage broken = data.set().parts().get(0).images().get(0);
            assertThatThrownBy(broken::sample)
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            image
                                    + ": cannot be decoded: no content type declared, and the first"
                                    + " bytes match no supported format");
        }
    }

    @Test
    void refusesUnlabelledDataWithoutATeacher() {
        assertRefused(
                TestingData.of(new DataSource.Unlabelled("street", 1)),
                "nobody says what is in street: name a model that does with --teacher");
        assertRefused(
                TestingData.of(new DataSource.Video("road.mp4", 5, 1)),
                "nobody says what is in road.mp4: name a model that does with --teacher");
    }

    @Test
    void drawsScenesOnceWithTheirObjects() throws Exception {
        DetectorRecipe recipe = TestingData.of(new DataSource.Scenes(5, 4, 2, 1));

        for (int round = 0; round < 2; round++) {
            try (TrainingData data = prepare(recipe)) {
                List<TrainingImage> learnt = data.set().parts().get(0).images();
                assertThat(names(learnt))
                        .containsExactly(
                                "data/scenes-5-4/images/000002.jpg",
                                "data/scenes-5-4/images/000004.jpg");
                assertThat(names(data.validation()))
                        .containsExactly(
                                "data/scenes-5-4/images/000001.jpg",
                                "data/scenes-5-4/images/000003.jpg");
                assertThat(learnt).flatExtracting(TrainingImage::boxes).isNotEmpty();
                assertThat(learnt)
                        .flatExtracting(TrainingImage::ignored)
                        .doesNotContain(IgnoredRegion.everywhere(PERSON));
                assertThat(learnt.get(0).pixels().read().width()).isEqualTo(48);
            }
        }

        assertThat(told.tasks()).containsExactly("scenes");
        assertThat(told.images()).isEqualTo(4);
    }

    @Test
    void asksATeacherAboutEachIncompleteImageOnce() throws Exception {
        photos.image("partial.png", partial("person")).image("all.png").recipe();
        TestingData.draw(folder.resolve("street/a.png"), 100);
        TestingData.draw(folder.resolve("street/b.png"), 200);
        Files.copy(TestingVideo.resource("drawn-h264-b-frames.mp4"), folder.resolve("road.mp4"));
        DetectorRecipe recipe =
                TestingData.of(
                        new DataSource.Annotated(
                                "photos.json",
                                "photos",
                                List.of(),
                                Map.of("car", "vehicle"),
                                Map.of(),
                                1,
                                2),
                        new DataSource.Unlabelled("street", 1),
                        new DataSource.Video("road.mp4", 10, 1));
        Optional<ModelBundle> teacher =
                Optional.of(TestingModel.importInto(folder.resolve("teacher")));

        for (int round = 0; round < 2; round++) {
            try (TrainingData data = TrainingData.prepare(recipe, folder, output, teacher, told)) {
                assertThat(data.set().parts()).hasSize(3);
                assertThat(names(data.set().parts().get(2).images()))
                        .containsExactly(
                                "data/road.mp4-every-10/000000.jpg",
                                "data/road.mp4-every-10/000010.jpg",
                                "data/road.mp4-every-10/000020.jpg");
                assertThat(data.set().parts())
                        .flatExtracting(part -> part.images())
                        .hasSize(6)
                        .flatExtracting(TrainingImage::ignored)
                        .doesNotContain(
                                IgnoredRegion.everywhere(PERSON),
                                IgnoredRegion.everywhere(VEHICLE));
                assertThat(names(data.validation())).containsExactly("photos/all.png");
            }
        }

        assertThat(told.tasks()).containsExactly("video", "teach");
        assertThat(told.images()).isEqualTo(3 + 6);
        assertThat(output.resolve("teacher.json")).isNotEmptyFile();
    }

    private List<TrainingImage> learnt(DetectorRecipe recipe) throws InterruptedException {
        try (TrainingData data = prepare(recipe)) {
            return data.set().parts().get(0).images();
        }
    }

    @MustBeClosed
    private TrainingData prepare(DetectorRecipe recipe) throws InterruptedException {
        return TrainingData.prepare(recipe, folder, output, Optional.empty(), told);
    }

    private void assertRefused(DetectorRecipe recipe, String message) {
        assertThatThrownBy(() -> prepare(recipe).close())
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    private static List<String> names(List<TrainingImage> images) {
        return images.stream().map(TrainingImage::name).toList();
    }

    private static String partial(String... categories) {
        return ", \"labels\": \"partial\", \"labelled_classes\": %s"
                .formatted(Stream.of(categories).map(name -> '"' + name + '"').toList());
    }
}
