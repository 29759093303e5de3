package io.sightline.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CocoDatasetTest {
    private static final String SOUND =
            """
            {"info": {"year": 2017},
             "images": [
               {"id": 139, "file_name": "val/a.jpg", "width": 640, "height": 426, "license": 2},
               {"id": 285, "file_name": "b.jpg", "width": 586, "height": 640}],
             "annotations": [
               {"id": 1, "image_id": 139, "category_id": 3, "bbox": [1.5, 2, 30, 40],
                "area": 1000.25, "iscrowd": 1, "segmentation": [[1, 2, 3, 4]]},
               {"image_id": 285, "category_id": 1, "bbox": [0, 0, 5, 5], "area": 25}],
             "categories": [{"id": 1, "name": "person"}, {"id": 3, "name": "car"}]}
            """;

    @TempDir private Path folder;

    @Test
    void readsWhatEvaluationNeedsInTheOrderOfTheFile() throws IOException {
        CocoDataset dataset = CocoDataset.read(file(SOUND));

        assertThat(dataset.images())
                .containsExactly(
                        new CocoImage(139, "val/a.jpg", 640, 426),
                        new CocoImage(285, "b.jpg", 586, 640));
        assertThat(dataset.categories())
                .containsExactly(new CocoCategory(1, "person"), new CocoCategory(3, "car"));
        assertThat(dataset.annotations())
                .containsExactly(
                        new CocoAnnotation(139, 3, new CocoBox(1.5, 2, 30, 40), 1000.25, true),
                        new CocoAnnotation(285, 1, new CocoBox(0, 0, 5, 5), 25, false));
    }

    @Test
    void readsWhichCategoriesOfAnImageAreLabelledCompletely() throws IOException {
        assertThat(labelled("\"labels\": \"complete\"")).isEmpty();
        assertThat(labelled("\"labels\": \"none\"")).contains(Set.of());
        assertThat(labelled("\"labels\": \"partial\", \"labelled_classes\": [\"car\"]"))
                .contains(Set.of("car"));
    }

    private Optional<Set<String>> labelled(String labels) throws IOException {
        Path file = file(SOUND.replace("\"height\": 640", "\"height\": 640, " + labels));
        return CocoDataset.read(file).images().get(1).labelledCategories();
    }

    @Test
    void findsImagesByTheEndOfTheirPath() throws IOException {
        CocoDataset dataset = CocoDataset.read(file(SOUND));

        assertThat(dataset.imageOf(Path.of("/data/coco/val/a.jpg")))
                .map(CocoImage::id)
                .contains(139L);
        assertThat(dataset.imageOf(Path.of("/data/b.jpg"))).map(CocoImage::id).contains(285L);
        assertThat(dataset.imageOf(Path.of("b.jpg"))).map(CocoImage::id).contains(285L);
        assertThat(dataset.imageOf(Path.of("train/a.jpg"))).isEmpty();
        assertThat(dataset.imageOf(Path.of("bb.jpg"))).isEmpty();
    }

    @Test
    void findsCategoriesByLabel() throws IOException {
        CocoDataset dataset = CocoDataset.read(file(SOUND));

        assertThat(dataset.categoryOf("car")).contains(new CocoCategory(3, "car"));
        assertThat(dataset.categoryOf("Car")).isEmpty();
    }

    @Test
    void findsCategoriesByLabelsWrittenTogether() {
        CocoCategory light = new CocoCategory(10, "traffic light");
        CocoDataset dataset = new CocoDataset(List.of(), List.of(light), List.of());

        assertThat(dataset.categoryOf("trafficlight")).contains(light);
        assertThat(dataset.categoryOf("traffic_light")).contains(light);
        assertThat(dataset.categoryOf("light")).isEmpty();
    }

    @Test
    void refusesToChooseBetweenImagesOrCategoriesOfOneName() {
        CocoDataset dataset =
                new CocoDataset(
                        List.of(new CocoImage(1, "a.jpg", 1, 1), new CocoImage(2, "a.jpg", 1, 1)),
                        List.of(new CocoCategory(1, "car"), new CocoCategory(2, "car")),
                        List.of(
                                new CocoAnnotation(1, 1, new CocoBox(0, 0, 1, 1), 1, false),
                                new CocoAnnotation(2, 2, new CocoBox(0, 0, 1, 1), 1, false)));

        assertThatThrownBy(() -> dataset.imageOf(Path.of("a.jpg")))
                .isInstanceOf(CocoException.class)
                .hasMessage("there are 2 images with the file name a.jpg");
        assertThatThrownBy(() -> dataset.categoryOf("car"))
                .isInstanceOf(CocoException.class)
                .hasMessage("there are 2 annotated categories with the name car");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"images\"      | \"pictures\"  | images: the field is missing",
                "\"annotations\" | \"objects\"   | annotations: the field is missing",
                "\"categories\"  | \"classes\"   | categories: the field is missing",
                "\"width\": 586  | \"w\": 586    | line 4: images[1].width: the field is missing",
                "586             | 586.5         | line 4: images[1].width: expected an integer",
                "285, \"file     | \"x\", \"file | line 4: images[1].id: expected an integer",
                "\"b.jpg\"       | null          | line 4: images[1].file_name: expected a string",
                "\"id\": 285     | \"id\": 139   | image id 139 is used twice",
                "\"id\": 3,      | \"id\": 1,    | category id 1 is used twice",
                "\"name\": \"car | \"n\": \"car  | line 9: categories[1].name: the field is"
                        + " missing",
                "\"area\": 25    | \"a\": 25     | line 8: annotations[1].area: the field is"
                        + " missing",
                "\"area\": 25    | \"area\": 1e999 | line 8: annotations[1]: area must be a finite"
                        + " number",
                "[0, 0, 5, 5]    | [0, 0, 5]     | line 8: annotations[1]: bbox must be four finite"
                        + " numbers: x, y, width, height",
                "[0, 0, 5, 5]    | [0, 0, 5, \"\"] | line 8: annotations[1].bbox[3]: expected a"
                        + " number",
                "640}            | 640, \"labels\": \"some\"} | line 4: images[1]: labels must be"
                        + " complete, partial or none",
                "640}            | 640, \"labels\": \"partial\"} | line 4: images[1]: partial"
                        + " labels need labelled_classes",
                "[{\"id\": 1,    | [7, {\"id\": 1, | line 9: categories[0]: expected an object",
            })
    void namesTheFileAndWhatIsWrongInIt(String sound, String broken, String cause)
            throws IOException {
        assertThat(SOUND).contains(sound);
        Path file = file(SOUND.replace(sound, broken));

        assertThatThrownBy(() -> CocoDataset.read(file))
                .isInstanceOf(CocoException.class)
                .hasMessage(file + ": " + cause);
    }

    @Test
    void refusesImagesThatAreNotAnArray() throws IOException {
        Path file = file("{\"images\": {}}");

        assertThatThrownBy(() -> CocoDataset.read(file))
                .isInstanceOf(CocoException.class)
                .hasMessage(file + ": line 1: expected an array of images");
    }

    @Test
    void refusesAnotherKindOfFile() throws IOException {
        Path file = file("[]");

        assertThatThrownBy(() -> CocoDataset.read(file))
                .isInstanceOf(CocoException.class)
                .hasMessage(file + ": line 1: expected an object");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("instances.json"), content);
    }
}
