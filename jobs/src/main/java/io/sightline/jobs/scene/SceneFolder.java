package io.sightline.jobs.scene;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.RgbImage;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

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
        String name = "%06d.jpg".formatted(++count);
        writeJpeg(frame.image(), images.resolve(name));
        annotations.write(name, frame);
    }

    private void writeJpeg(RgbImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        Files.deleteIfExists(file);
        try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture(image), null, null), options);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage picture(RgbImage image) {
        BufferedImage picture =
                new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[image.width() * image.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                    (image.rgb()[3 * i] & 255) << 16
                            | (image.rgb()[3 * i + 1] & 255) << 8
                            | (image.rgb()[3 * i + 2] & 255);
        }
        picture.setRGB(0, 0, image.width(), image.height(), pixels, 0, image.width());
        return picture;
    }

    @Override
    public void close() throws IOException {
        annotations.close();
    }
}
