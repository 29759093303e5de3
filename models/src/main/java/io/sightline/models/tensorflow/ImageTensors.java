package io.sightline.models.tensorflow;

import io.sightline.models.detector.RgbImage;
import java.util.List;
import java.util.Locale;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.types.TUint8;

/** Copies images into native memory. */
public final class ImageTensors {
    private ImageTensors() {}

    /**
     * One tensor of all images.
     *
     * @return uint8 [N, height, width, 3]; the caller closes it
     * @throws IllegalArgumentException when an image has another size
     */
    public static Tensor of(List<RgbImage> images, int width, int height) {
        images.forEach(image -> checkSize(image, width, height));
        return TUint8.tensorOf(
                Shape.of(images.size(), height, width, 3),
                tensor -> {
                    ByteDataBuffer pixels = tensor.asRawTensor().data();
                    long at = 0;
                    for (RgbImage image : images) {
                        pixels.offset(at).write(image.rgb());
                        at += image.rgb().length;
                    }
                });
    }

    private static void checkSize(RgbImage image, int width, int height) {
        if (image.width() != width || image.height() != height) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the network expects images of %d x %d, found %d x %d",
                            width,
                            height,
                            image.width(),
                            image.height()));
        }
    }
}
