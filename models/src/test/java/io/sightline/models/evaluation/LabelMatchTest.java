package io.sightline.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelMatchTest {
    private static final CocoImage IMAGE = new CocoImage(7, "seven.jpg", 200, 100);
    private static final CocoCategory PERSON = new CocoCategory(1, "person");
    private static final CocoCategory BIKE = new CocoCategory(44, "bike");
    private static final Box BOX = new Box(0.25f, 0.5f, 0.75f, 1);

    @Test
    void tellsWhatOnlyOneSideKnows() {
        LabelMatch match = match(List.of("vehicle", "bike", "dog"), PERSON, BIKE);

        assertThat(match.unlistedLabels()).containsExactly("vehicle", "dog");
        assertThat(match.unknownCategories()).containsExactly(PERSON);
    }

    @Test
    void givesDetectionsTheIdOfTheCategoryAndThePixelsOfTheImage() {
        LabelMatch match = match(List.of("person", "bike"), PERSON, BIKE);

        assertThat(
                        match.results(
                                IMAGE,
                                List.of(
                                        new Detection(1, "bike", 0.5f, BOX),
                                        new Detection(0, "person", 0.25f, BOX))))
                .containsExactly(
                        new CocoResult(7, 44, new CocoBox(50, 50, 100, 50), 0.5),
                        new CocoResult(7, 1, new CocoBox(50, 50, 100, 50), 0.25));
    }

    @Test
    void leavesOutDetectionsOfUnlistedLabels() {
        LabelMatch match = match(List.of("vehicle", "bike"), BIKE);

        assertThat(
                        match.results(
                                IMAGE,
                                List.of(
                                        new Detection(0, "vehicle", 0.5f, BOX),
                                        new Detection(1, "bike", 0.5f, BOX))))
                .extracting(CocoResult::categoryId)
                .containsExactly(44);
    }

    @Test
    void choosesTheAnnotatedOneOfTwoCategoriesOfOneName() {
        CocoCategory root = new CocoCategory(0, "person");
        CocoAnnotation annotation = annotation(1);

        LabelMatch match =
                new LabelMatch(
                        new CocoDataset(List.of(IMAGE), List.of(root, PERSON), List.of(annotation)),
                        List.of("person"));

        assertThat(match.results(IMAGE, List.of(new Detection(0, "person", 0.5f, BOX))))
                .extracting(CocoResult::categoryId)
                .containsExactly(PERSON.id());
        assertThat(match.unknownCategories()).isEmpty();
    }

    private static CocoAnnotation annotation(int categoryId) {
        return new CocoAnnotation(IMAGE.id(), categoryId, new CocoBox(0, 0, 1, 1), 1, false);
    }

    @Test
    void refusesALabelThatNamesTwoCategories() {
        CocoDataset dataset =
                new CocoDataset(
                        List.of(IMAGE),
                        List.of(BIKE, new CocoCategory(45, "bike")),
                        List.of(annotation(44), annotation(45)));

        assertThatThrownBy(() -> new LabelMatch(dataset, List.of("bike")))
                .isInstanceOf(CocoException.class)
                .hasMessage("there are 2 annotated categories with the name bike");
    }

    private static LabelMatch match(List<String> labels, CocoCategory... categories) {
        return new LabelMatch(
                new CocoDataset(List.of(IMAGE), List.of(categories), List.of()), labels);
    }
}
