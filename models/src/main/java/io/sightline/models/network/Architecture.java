package io.sightline.models.network;

import io.sightline.models.ssd.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The choices that fix a network, weights and labels aside. Layers, graphs and costs all follow
 * from it.
 *
 * @param backbone from the image to feature maps
 * @param head from feature maps to predictions
 * @param input the images it takes
 * @param padding of every convolution
 */
public record Architecture(Backbone backbone, Head head, ImageInput input, Padding padding) {
    /**
     * Describes the network.
     *
     * @param classes number of labels; a detector's background is not counted
     * @throws IllegalArgumentException when the head reads an endpoint that does not exist
     */
    public Network network(int classes) {
        NetworkBuilder builder = new NetworkBuilder(padding);
        String image = builder.input("input/scaled", input);
        return head.addTo(builder, backbone, backbone.addTo(builder, image), classes);
    }

    /**
     * The head of a detector.
     *
     * @throws IllegalStateException when this is a classifier
     */
    public Ssd ssd() {
        if (head instanceof Ssd ssd) {
            return ssd;
        }
        throw new IllegalStateException("a classifier has no detection head");
    }

    /**
     * The anchors of a detector's taps, in the order of the network's outputs.
     *
     * @throws IllegalStateException when this is a classifier
     */
    public List<Anchor> anchors() {
        List<Ssd.Tap> taps = ssd().taps();
        Network network = network(1);
        Map<String, Layer> layers = network.byName();
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < taps.size(); i++) {
            Shape map = layers.get(network.boxOutputs().get(i)).output();
            anchors.addAll(
                    taps.get(i)
                            .anchors()
                            .anchors(map.height(), map.width(), input.width(), input.height()));
        }
        return anchors;
    }
}
