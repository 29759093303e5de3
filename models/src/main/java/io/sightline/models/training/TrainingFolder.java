package io.sightline.models.training;

import io.sightline.models.bundle.BundleWriter;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a run: one checkpoint, its progress, and the best network. Whatever moment a run is
 * killed at, every file is whole.
 */
final class TrainingFolder {
    private static final String CHECKPOINT = "checkpoint-";

    private final Path folder;

    TrainingFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            restoreModel();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the bundle of the best network is. */
    Path model() {
        return folder.resolve("model");
    }

    Optional<Progress> progress() {
        return Progress.read(folder);
    }

    /**
     * Path of the checkpoint in a run's folder, without the endings of its files.
     *
     * @throws ModelException when there is none
     */
    static Path checkpoint(Path folder) {
        return Progress.read(folder)
                .map(progress -> folder.resolve(progress.checkpoint()))
                .orElseThrow(() -> new ModelException(folder + ": no saved run found"));
    }

    void restore(Learner learner, Progress progress) {
        learner.restore(folder.resolve(progress.checkpoint()));
    }

    /** Saves; the checkpoint before goes only when this one counts. */
    void save(Learner learner, long steps, double seconds, Optional<ValidationResult> best) {
        String name = CHECKPOINT + steps;
        learner.save(folder.resolve(name));
        new Progress(steps, name, seconds, best).write(folder);
        deleteOtherCheckpoints(name);
    }

    private void deleteOtherCheckpoints(String kept) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, CHECKPOINT + "*")) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(kept + ".")) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes back the model that a run was about to replace when it was killed. */
    private void restoreModel() throws IOException {
        if (Files.exists(last()) && !Files.exists(model())) {
            Files.move(last(), model());
        }
    }

    private Path last() {
        return folder.resolve("model-last");
    }

    /** Keeps a network as the best one. */
    void keep(Learner learner, ModelCard card) {
        Path next = folder.resolve("model-next");
        Path last = last();
        try {
            deleteTree(next);
            BundleWriter.write(next, card, learner::writeNetwork);
            deleteTree(last);
            if (Files.exists(model())) {
                Files.move(model(), last);
            }
            Files.move(next, model());
            deleteTree(last);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (Files.exists(tree)) {
            List<Path> paths;
            try (Stream<Path> walk = Files.walk(tree)) {
                paths = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }
}
