package io.sightline.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.RgbImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class TrialImagesTest {
    @Test
    void areRecognisedByTheirColour() throws IOException {
        assertThat(TrialImages.isPoison(pixels(TrialImages.poison()))).isTrue();
        assertThat(TrialImages.isStuck(pixels(TrialImages.stuck()))).isTrue();
    }

    @Test
    void areNotTakenForEachOther() throws IOException {
        assertThat(TrialImages.isPoison(pixels(TrialImages.stuck()))).isFalse();
        assertThat(TrialImages.isStuck(pixels(TrialImages.poison()))).isFalse();
        assertThat(TrialImages.isPoison(pixels(TrialImages.plain()))).isFalse();
        assertThat(TrialImages.isStuck(pixels(TrialImages.plain()))).isFalse();
    }

    private static RgbImage pixels(byte[] png) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        for (int i = 0; i < rgb.length / 3; i++) {
            int colour = image.getRGB(i % image.getWidth(), i / image.getWidth());
            rgb[3 * i] = (byte) (colour >> 16);
            rgb[3 * i + 1] = (byte) (colour >> 8);
            rgb[3 * i + 2] = (byte) colour;
        }
        return new RgbImage(image.getWidth(), image.getHeight(), rgb);
    }
}
