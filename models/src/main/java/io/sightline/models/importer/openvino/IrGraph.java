package io.sightline.models.importer.openvino;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * The layers and the inputs of each. Methods throw {@link IllegalArgumentException} naming the
 * layer that is not as expected.
 */
final class IrGraph {
    private final Map<String, IrLayer> layers;
    private final Map<String, SortedMap<Integer, String>> inputs;
    private final IrConstants constants;

    /**
     * @param layers by id
     * @param inputs by id: the ids of the layers it reads, by port
     * @param constants values of the constant layers
     */
    IrGraph(
            Map<String, IrLayer> layers,
            Map<String, SortedMap<Integer, String>> inputs,
            IrConstants constants) {
        this.layers = layers;
        this.inputs = inputs;
        this.constants = constants;
    }

    /** The one layer of a type. */
    IrLayer only(String type) {
        List<IrLayer> found = layers.values().stream().filter(layer -> layer.is(type)).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "expected one layer of type %s, found %d",
                            type,
                            found.size()));
        }
        return found.get(0);
    }

    /** All layers that a layer reads, in port order. */
    List<IrLayer> inputs(IrLayer layer) {
        return inputs.getOrDefault(layer.id(), Collections.emptySortedMap()).values().stream()
                .map(id -> existing(layer, id))
                .toList();
    }

    /** The layer read at a position, counted from 0. */
    IrLayer input(IrLayer layer, int position) {
        List<IrLayer> all = inputs(layer);
        if (position >= all.size()) {
            throw layer.differs(
                    String.format(Locale.ROOT, "expected at least %d inputs", position + 1));
        }
        return all.get(position);
    }

    private IrLayer existing(IrLayer layer, String id) {
        IrLayer input = layers.get(id);
        if (input == null) {
            throw layer.differs("reads layer %s, which does not exist".formatted(id));
        }
        return input;
    }

    /** Whether a layer is a constant, perhaps stored at half precision. */
    boolean isConstant(IrLayer layer) {
        return layer.is("Const") || (layer.is("Convert") && input(layer, 0).is("Const"));
    }

    /** Values of a constant. */
    float[] floats(IrLayer layer) {
        return constants.floats(constant(layer));
    }

    /** Values of a constant of integers. */
    long[] integers(IrLayer layer) {
        return constants.integers(constant(layer));
    }

    private IrLayer constant(IrLayer layer) {
        return (layer.is("Convert") ? input(layer, 0) : layer).expect("Const");
    }
}
