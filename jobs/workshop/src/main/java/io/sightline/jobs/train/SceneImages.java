package io.sightline.jobs.train;

import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.scene.SceneFolder;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.models.error.UserError;
import io.sightline.models.training.DataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Draws street scenes into a folder, each of a different street. */
final class SceneImages {
    /** The proportions of most cameras, and more pixels than a network of 384 x 384 takes. */
    private static final int WIDTH = 640;

    private static final int HEIGHT = 360;

    private SceneImages() {}

    /**
     * Draws scenes, one per core at a time.
     *
     * @param folder exists and is empty; becomes what a {@link SceneFolder} is
     * @throws UserError when it cannot be written
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    static void write(DataSource.Scenes source, Path folder, PreparationListener listener)
            throws InterruptedException {
        try (SceneFolder written = new SceneFolder(folder, SourceOptions.DEFAULT_JPEG_QUALITY)) {
            ParallelWork.run(
                    "scenes",
                    source.count(),
                    index -> Street.moment(source.seed() + index, WIDTH, HEIGHT),
                    frame -> write(frame, written),
                    listener);
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(folder, e), e);
        }
    }

    private static void write(SceneFrame frame, SceneFolder folder) {
        try {
            folder.write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
