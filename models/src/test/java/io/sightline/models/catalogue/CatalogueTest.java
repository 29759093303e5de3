package io.sightline.models.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Path ZOO = Path.of("../../shared/data/models/omz");

    @TempDir Path folder;

    @Test
    void hasTheDetectorsOfBothZoos() {
        assertThat(Catalogue.standard().models())
                .extracting(CatalogueModel::name)
                .containsExactly(
                        "person-vehicle-bike-detection-2000",
                        "person-vehicle-bike-detection-2001",
                        "person-vehicle-bike-detection-2002",
                        "ssd_mobilenet_v1_coco_2018_01_28",
                        "ssd_mobilenet_v2_coco_2018_03_29",
                        "ssdlite_mobilenet_v2_coco_2018_05_09");
    }

    static Iterable<CatalogueModel> models() {
        return Catalogue.standard().models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void offersEveryFileUnderSafeNamesAndAddresses(CatalogueModel model) {
        assertThat(model.licence()).isEqualTo("Apache-2.0");
        assertThat(model.accuracy().ap()).isBetween(0.0, 1.0);
        assertThat(model.files())
                .allSatisfy(
                        file -> {
                            assertThat(file.name()).matches("[A-Za-z0-9._-]+");
                            assertThat(file.bytes()).isPositive();
                            assertThat(file.urls())
                                    .isNotEmpty()
                                    .allMatch(url -> url.getScheme().equals("https"));
                        });
    }

    @Test
    void namesTheClassesOfCocoByTheirIds() {
        CatalogueModel model = Catalogue.standard().model("ssdlite_mobilenet_v2_coco_2018_05_09");
        assertThat(model.labels()).hasSize(90);
        assertThat(model.labels().get(0)).isEqualTo("person");
        assertThat(model.labels().get(11)).isEmpty();
        assertThat(model.labels().get(89)).isEqualTo("toothbrush");
        assertThat(model.labels().stream().filter(label -> !label.isEmpty()).distinct())
                .hasSize(80);
    }

    @Test
    void tellsWhatItHasWhenItDoesNotHaveTheModel() {
        assertThatThrownBy(() -> Catalogue.standard().model("yolo"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "yolo: not in the catalogue; available:"
                                + " person-vehicle-bike-detection-2000, ")
                .hasMessageEndingWith(", ssdlite_mobilenet_v2_coco_2018_05_09");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "2001", "2002"})
    void statesTheDigestsOfOpenModelZoosFiles(String version) throws IOException {
        String name = "person-vehicle-bike-detection-" + version;
        Path files = ZOO.resolve(name + "/FP16");
        assumeTrue(Files.exists(files), "Open Model Zoo's detectors are not at hand: " + files);
        ModelCache cache = new ModelCache(folder);
        CatalogueModel model = Catalogue.standard().model(name);
        Path xml = new ModelPull(cache, new FolderSource(files), new TestingListener()).pull(model);
        assertThat(xml).hasSameBinaryContentAs(files.resolve(name + ".xml"));
        assertThat(cache.holds(model)).isTrue();
    }

    @Test
    void cachesWhereTheXdgVariableSaysOrUnderHome() {
        Path home = Path.of("/home/anna");
        assertThat(ModelCache.defaultDirectory(Map.of("XDG_CACHE_HOME", "/var/caches"), home))
                .isEqualTo(Path.of("/var/caches/sightline/models"));
        assertThat(ModelCache.defaultDirectory(Map.of(), home))
                .isEqualTo(Path.of("/home/anna/.cache/sightline/models"));
        assertThat(ModelCache.defaultDirectory(Map.of("XDG_CACHE_HOME", "caches"), home))
                .isEqualTo(Path.of("/home/anna/.cache/sightline/models"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5:00", "sha256:00", "sha256", "sha256:XYZ"})
    void takesNoOtherChecksums(String text) {
        assertThatThrownBy(() -> Checksum.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is not a valid checksum");
    }
}
