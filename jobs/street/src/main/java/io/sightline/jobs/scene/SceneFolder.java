package io.sightline.jobs.scene;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.picture.PictureFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A folder of scenes as data sets are laid out: {@code images/000001.jpg} and so on, and {@code
 * instances.json} as {@link CocoSceneWriter} writes it.
 */
public final class SceneFolder implements Closeable {
    private final Path images;
    private final float quality;
    private final CocoSceneWriter annotations;
    private int count;

    /**
     * Makes the folder where it is missing; files of the same names are overwritten.
     *
     * @param jpegQuality 1 to 100
     * @throws IOException when it cannot be written
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed in close()
    public SceneFolder(Path folder, int jpegQuality) throws IOException {
        images = Files.createDirectories(folder.resolve("images"));
        quality = jpegQuality / 100f;
        annotations =
                new CocoSceneWriter(Files.newBufferedWriter(folder.resolve("instances.json")));
    }

    /**
     * Adds one scene.
     *
     * @throws IOException when it cannot be written
     */
    public void write(SceneFrame frame) throws IOException {
        String name = String.format(Locale.ROOT, "%06d.jpg", ++count);
        PictureFile.writeJpeg(PictureFile.picture(frame.image()), images.resolve(name), quality);
        annotations.write(name, frame);
    }

    @Override
    public void close() throws IOException {
        annotations.close();
    }
}
