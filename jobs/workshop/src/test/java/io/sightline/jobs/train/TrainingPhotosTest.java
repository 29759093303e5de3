package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.jobs.media.TestingModel;
import io.sightline.models.training.DataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingPhotosTest {
    private static final List<String> LABELS = List.of("person", "vehicle", "bike");

    @Test
    void readsTheTrainingPhotosAsTheirManifestCountsThem() {
        Path instances = TestingModel.data("train/instances.json");
        DataSource.Annotated source =
                new DataSource.Annotated(
                        "instances.json",
                        "",
                        List.of(),
                        Map.of(),
                        Map.of("images/highway-tidar/", List.of("bike")),
                        0,
                        1);
        List<String> notes = new ArrayList<>();

        List<LabelledImage> images =
                AnnotatedImages.read(source, instances.getParent(), LABELS, notes::add);

        assertThat(notes).isEmpty();
        assertThat(images).hasSize(3852);
        assertThat(boxes(images, 0)).isEqualTo(2252 + 296 + 465);
        assertThat(boxes(images, 1)).isEqualTo(1054 + 72 + 1456 + 847 + 310);
        assertThat(boxes(images, 2)).isEqualTo(140 + 362 + 245 + 161 + 303);
        assertThat(boxes(images, 0) + boxes(images, 1) + boxes(images, 2)).isEqualTo(7963);
        assertThat(images).noneMatch(image -> image.isComplete(LABELS.size()));
        assertThat(images)
                .filteredOn(image -> image.exhaustive().equals(Set.of(0, 1)))
                .hasSize(650)
                .allMatch(image -> image.name().startsWith("images/highway-tidar/"));
        assertThat(images).filteredOn(image -> image.exhaustive().isEmpty()).hasSize(611 + 25);
    }

    private static long boxes(List<LabelledImage> images, int classId) {
        return images.stream()
                .flatMap(image -> image.boxes().stream())
                .filter(box -> box.classId() == classId)
                .count();
    }
}
