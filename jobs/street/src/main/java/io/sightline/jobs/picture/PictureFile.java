package io.sightline.jobs.picture;

import io.sightline.models.detector.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes pictures as files. The same pixels always give the same bytes. */
public final class PictureFile {
    private PictureFile() {}

    /** A copy of an image's pixels. */
    public static BufferedImage picture(RgbImage image) {
        byte[] rgb = image.rgb();
        int[] pixels = new int[image.width() * image.height()];
        for (int i = 0; i < pixels.length; i++) {
            int red = rgb[3 * i] & 0xff;
            int green = rgb[3 * i + 1] & 0xff;
            int blue = rgb[3 * i + 2] & 0xff;
            pixels[i] = (red << 16) | (green << 8) | blue;
        }
        BufferedImage picture =
                new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, image.width(), image.height(), pixels, 0, image.width());
        return picture;
    }

    /**
     * Writes a JPEG file.
     *
     * @param file overwritten where it exists
     * @param quality 0 to 1, as Java's image library has it
     */
    public static void writeJpeg(BufferedImage picture, Path file, float quality)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        // What is there would not be cut to the new length.
        Files.deleteIfExists(file);
        try (ImageOutputStream output = open(file)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), options);
        } finally {
            writer.dispose();
        }
    }

    /** Writes a PNG file; one that exists is overwritten. */
    public static void writePng(BufferedImage picture, Path file) throws IOException {
        Files.deleteIfExists(file);
        try (ImageOutputStream output = open(file)) {
            ImageIO.write(picture, "png", output);
        }
    }

    private static ImageOutputStream open(Path file) throws IOException {
        ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile());
        if (output == null) {
            throw new IOException("cannot be opened");
        }
        return output;
    }
}
