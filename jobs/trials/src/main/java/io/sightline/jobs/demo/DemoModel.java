package io.sightline.jobs.demo;

import io.sightline.models.error.UserError;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.importer.ModelImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The model of a demo that was not given one: a known detector, imported when it is at hand. */
final class DemoModel {
    /** Where the detector lies beside a checkout of the project. */
    private static final Path KNOWN =
            Path.of("../shared/data/models/omz/person-vehicle-bike-detection-2000/FP16");

    private DemoModel() {}

    /**
     * Imports the known detector.
     *
     * @param workingDirectory a checkout of the project
     * @param target folder of the bundle to write
     * @throws UserError when it is not there
     * @throws io.sightline.models.bundle.ModelException when it cannot be imported
     */
    static Path importKnown(Path workingDirectory, Path target) {
        Path graph =
                findGraph(workingDirectory.resolve(KNOWN))
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "no model to show; pass --model DIR, a bundle that"
                                                        + " 'sightline model import' has made"));
        ImportedNetwork detector = ModelImport.read(graph);
        ModelImport.write(
                detector, ModelImport.Description.known(detector.name()).orElseThrow(), target);
        return target;
    }

    private static Optional<Path> findGraph(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> graphs = Files.newDirectoryStream(folder, "*.xml")) {
            Iterator<Path> first = graphs.iterator();
            return first.hasNext() ? Optional.of(first.next()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
