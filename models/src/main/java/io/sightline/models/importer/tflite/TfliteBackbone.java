package io.sightline.models.importer.tflite;

import io.sightline.models.importer.ConvolutionForm;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.MobileNetV2;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Tells from a graph which backbone it has: by the number of depthwise convolutions which family,
 * by the width after the last of them which alpha. Whether all of it is as it should be, only the
 * {@link NetworkMatch} tells.
 *
 * @param trunk operators from the image to the deepest map
 */
record TfliteBackbone(List<TfliteOperator> trunk) {
    private static final int MOBILENET_V1_BLOCKS = 13;
    private static final int MOBILENET_V1_LAST_CHANNELS = 1024;

    /** Larger images would need more anchors than a hostile file can be trusted with. */
    private static final int MAX_SIDE = 4096;

    /** The backbone that the trunk begins with. */
    Backbone backbone() {
        int[] depthwise =
                IntStream.range(0, trunk.size())
                        .filter(i -> trunk.get(i).is(OperatorKind.DEPTHWISE_CONV_2D))
                        .toArray();
        if (depthwise.length == MOBILENET_V1_BLOCKS) {
            return MobileNetV1.of(widthAfter(depthwise) / (double) MOBILENET_V1_LAST_CHANNELS);
        }
        if (depthwise.length == MobileNetV2.BLOCKS) {
            double alpha = widthAfter(depthwise) / (double) MobileNetV2.LAST_BLOCK_CHANNELS;
            return MobileNetV2.of(MobileNetV2.Form.STANDARD, alpha, expansion(depthwise));
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "expected %d depthwise convolutions (MobileNetV1) or %d (MobileNetV2), found %d",
                        MOBILENET_V1_BLOCKS,
                        MobileNetV2.BLOCKS,
                        depthwise.length));
    }

    /** The image a graph takes; its quantisation says which real number a pixel stands for. */
    static ImageInput image(TfliteTensor image) {
        Quantization pixels = image.quantization();
        List<Integer> shape = image.shape();
        boolean fits =
                image.type().filter(ElementType.UINT8::equals).isPresent()
                        && pixels.isPerTensor()
                        && shape.size() == 4
                        && shape.get(1) <= MAX_SIDE
                        && shape.get(2) <= MAX_SIDE
                        && shape.get(3) == 3;
        if (!fits) {
            throw image.differs(
                    "expected a quantised image, UINT8 [1, height, width, 3], found %s %s"
                            .formatted(image.type().map(Enum::name).orElse("another type"), shape));
        }
        return new ImageInput(shape.get(2), shape.get(1), pixels.scales()[0], pixels.real(0, 0));
    }

    private int widthAfter(int[] depthwise) {
        return form(depthwise[depthwise.length - 1] + 1).outputs();
    }

    /** Of the second block, whose widening convolution comes before its depthwise one. */
    private int expansion(int[] depthwise) {
        ConvolutionForm expand = form(depthwise[1] - 1);
        return expand.outputs() / Math.max(1, expand.inputs());
    }

    /** Form of the full convolution at a place on the trunk. */
    private ConvolutionForm form(int place) {
        if (place >= trunk.size()) {
            throw trunk.get(trunk.size() - 1).differs("expected a convolution after it");
        }
        return new TfliteConvolution(trunk.get(place).expect(OperatorKind.CONV_2D)).form();
    }
}
