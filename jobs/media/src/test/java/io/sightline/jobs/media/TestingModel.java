package io.sightline.jobs.media;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.importer.ModelImport;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real detector and real media, where they are at hand. */
public final class TestingModel {
    private static final Path DATA = Path.of("../../../shared/data");
    private static final String NAME = "person-vehicle-bike-detection-2000";

    private TestingModel() {}

    /** A file of the data folder; the test is skipped where that is absent. */
    public static Path data(String path) {
        Path file = DATA.resolve(path);
        assumeTrue(Files.exists(file), "needs ../shared/data/" + path + ", which is not here");
        return file;
    }

    /** Imports the detector into {@code target}; the test is skipped where it is absent. */
    public static ModelBundle importInto(Path target) {
        Path xml = data("models/omz/%s/FP16/%s.xml".formatted(NAME, NAME));
        return ModelImport.write(
                ModelImport.read(xml), ModelImport.Description.known(NAME).orElseThrow(), target);
    }
}
