package io.sightline.models.network;

import io.sightline.models.ssd.Anchor;
import io.sightline.models.ssd.AnchorGrid;
import io.sightline.models.ssd.BoxCoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The choices that fix a detector's network, weights and labels aside.
 *
 * @param family which builder makes it
 * @param alpha width multiplier of the backbone, above 0
 * @param expansion factor t by which a bottleneck block widens its input, at least 1
 * @param firstBlockExpands whether the first block, whose t is 1, still has its 1x1 convolution
 *     (PyTorch lineage) or starts with the depthwise one (paper, TensorFlow)
 * @param inputWidth pixels
 * @param inputHeight pixels
 * @param pixelScale factor from pixels in [0, 255] to the network's range
 * @param padding of every convolution
 * @param headActivation between the two convolutions of a head
 * @param boxCoder encoding of the boxes
 * @param taps feature maps the heads read, in the order of the anchors
 */
public record Architecture(
        Family family,
        double alpha,
        int expansion,
        boolean firstBlockExpands,
        int inputWidth,
        int inputHeight,
        float pixelScale,
        Padding padding,
        Activation headActivation,
        BoxCoder boxCoder,
        List<Tap> taps) {
    public Architecture {
        taps = List.copyOf(taps);
        if (!(alpha > 0 && pixelScale > 0)) {
            throw new IllegalArgumentException(
                    "alpha and pixel scale must be above 0: %s, %s".formatted(alpha, pixelScale));
        }
        if (expansion < 1 || inputWidth < 1 || inputHeight < 1 || taps.isEmpty()) {
            throw new IllegalArgumentException(
                    "no network: expansion %d, input %d x %d, %d taps"
                            .formatted(expansion, inputWidth, inputHeight, taps.size()));
        }
    }

    /** Backbone and head that belong together. */
    public enum Family {
        /** MobileNetV2 with an SSDLite head. */
        MOBILENET_V2_SSDLITE
    }

    /**
     * A feature map that a head reads.
     *
     * @param endpoint name of the backbone's output, such as {@code block13}
     * @param anchors laid over the map
     */
    public record Tap(String endpoint, AnchorGrid anchors) {}

    /**
     * Describes the network.
     *
     * @param classes number of labels, background not counted
     * @throws IllegalArgumentException when a tap names no endpoint of the backbone
     */
    public Network network(int classes) {
        NetworkBuilder builder = new NetworkBuilder(padding);
        String image =
                builder.input("input/scaled", pixelScale, new Shape(inputHeight, inputWidth, 3));
        MobileNetV2 backbone = new MobileNetV2(alpha, expansion, firstBlockExpands);
        SsdLite head = new SsdLite(headActivation, taps, classes);
        return head.addTo(builder, backbone.addTo(builder, image));
    }

    /** The anchors of all taps, in the order of the network's outputs. */
    public List<Anchor> anchors() {
        Network network = network(1);
        Map<String, Layer> layers = network.byName();
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < taps.size(); i++) {
            Shape map = layers.get(network.boxOutputs().get(i)).output();
            AnchorGrid grid = taps.get(i).anchors();
            anchors.addAll(grid.anchors(map.height(), map.width(), inputWidth, inputHeight));
        }
        return anchors;
    }
}
