package io.sightline.jobs.endtoend;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images for tests. */
final class TestingPictures {
    private TestingPictures() {}

    /** Noise as a JPEG image of some 30 kB, of which few fit into the buffers between two tasks. */
    static byte[] jpeg() throws IOException {
        Random random = new Random(1);
        BufferedImage noise = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 200 * 150; pixel++) {
            noise.setRGB(pixel % 200, pixel / 200, random.nextInt(1 << 24));
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(noise, "jpg", jpeg);
        return jpeg.toByteArray();
    }

    /** A PNG of a few bytes that claims 20,000 x 20,000 pixels. */
    static byte[] hugePng() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeBytes("IHDR");
        fields.writeInt(20_000);
        fields.writeInt(20_000);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) crc.getValue());
        return png.toByteArray();
    }
}
