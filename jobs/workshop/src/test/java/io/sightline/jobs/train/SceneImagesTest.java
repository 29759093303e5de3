package io.sightline.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.jobs.scene.SceneObject;
import io.sightline.jobs.scene.Street;
import io.sightline.models.detector.Box;
import io.sightline.models.training.DataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SceneImagesTest {
    private static final int SEED = 11;
    private static final List<String> LABELS = List.of("bike", "person", "vehicle");

    @TempDir private Path folder;

    @Test
    void writesWhatCanBeCountedAsObjectsAndTheRestAsCrowds() throws InterruptedException {
        SceneImages.write(new DataSource.Scenes(SEED, 2, 0, 1), folder, new TestingPreparation());

        List<LabelledImage> images =
                AnnotatedImages.read(
                        new DataSource.Annotated(
                                "instances.json", "images", List.of(), Map.of(), Map.of(), 0, 1),
                        folder,
                        LABELS,
                        new ArrayList<String>()::add);

        assertThat(images).hasSize(2);
        for (int i = 0; i < 2; i++) {
            List<SceneObject> objects = Street.moment(SEED + i, 640, 360).objects();
            List<SceneObject> countable = objects.stream().filter(SceneObject::countable).toList();
            LabelledImage image = images.get(i);
            assertThat(image.exhaustive()).isEqualTo(Set.of(0, 1, 2));
            assertThat(image.boxes()).hasSameSizeAs(countable).isNotEmpty();
            assertThat(image.crowds()).hasSize(objects.size() - countable.size());
            for (int k = 0; k < countable.size(); k++) {
                SceneObject object = countable.get(k);
                assertThat(LABELS.get(image.boxes().get(k).classId())).isEqualTo(object.label());
                assertSame(image.boxes().get(k).box(), object.box());
            }
        }
    }

    private static void assertSame(Box written, Box drawn) {
        assertThat(written.xMin()).isCloseTo(drawn.xMin(), within(1e-5f));
        assertThat(written.yMin()).isCloseTo(drawn.yMin(), within(1e-5f));
        assertThat(written.xMax()).isCloseTo(drawn.xMax(), within(1e-5f));
        assertThat(written.yMax()).isCloseTo(drawn.yMax(), within(1e-5f));
    }
}
