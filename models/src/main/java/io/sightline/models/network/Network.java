package io.sightline.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The layers of a detector or a classifier, each after those it reads.
 *
 * @param layers in order
 * @param boxOutputs name of the layer that holds the box encodings of each tapped map: channels
 *     {@code ty, tx, th, tw} of one anchor after the other; none of a classifier
 * @param classOutputs name of the layer that holds the class logits of each tapped map: channels
 *     background, then the labels, of one anchor after the other; of a classifier the one layer
 *     that holds the labels' logits
 */
public record Network(List<Layer> layers, List<String> boxOutputs, List<String> classOutputs) {
    public Network {
        layers = List.copyOf(layers);
        boxOutputs = List.copyOf(boxOutputs);
        classOutputs = List.copyOf(classOutputs);
    }

    /** The layers by name, in order. */
    public Map<String, Layer> byName() {
        Map<String, Layer> byName = new LinkedHashMap<>();
        layers.forEach(layer -> byName.put(layer.name(), layer));
        return byName;
    }
}
