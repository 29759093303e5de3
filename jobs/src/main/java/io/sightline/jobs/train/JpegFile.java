package io.sightline.jobs.train;

import io.sightline.models.detector.RgbImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** Writes images as JPEG files. */
final class JpegFile {
    /** As a camera would: hardly to be told from the original. */
    private static final float QUALITY = 0.9f;

    private JpegFile() {}

    /**
     * Writes a file.
     *
     * @param file must not exist
     */
    static void write(Path file, RgbImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (FileImageOutputStream target = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(target);
            writer.write(null, new IIOImage(buffered(image), null, null), parameters);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage buffered(RgbImage image) {
        byte[] rgb = image.rgb();
        int[] pixels = new int[image.width() * image.height()];
        for (int i = 0; i < pixels.length; i++) {
            int red = rgb[3 * i] & 0xff;
            int green = rgb[3 * i + 1] & 0xff;
            int blue = rgb[3 * i + 2] & 0xff;
            pixels[i] = (red << 16) | (green << 8) | blue;
        }
        BufferedImage buffered =
                new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        buffered.setRGB(0, 0, image.width(), image.height(), pixels, 0, image.width());
        return buffered;
    }
}
