package io.sightline.models.cost;

import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most memory that the maps of one image take at once, in single precision, when the layers run
 * in order: a map lives from the layer that makes it to the last that reads it, outputs of the
 * network live to the end, and what works element by element overwrites its first input if nothing
 * reads that later. Runtimes may need more, to rearrange maps or to compute in parallel.
 */
final class ActivationMemory {
    private final Network network;
    private final Map<String, Layer> layers;
    private final Map<String, Integer> lastReaders = new HashMap<>();

    private ActivationMemory(Network network) {
        this.network = network;
        this.layers = network.byName();
        for (int i = 0; i < network.layers().size(); i++) {
            for (String input : network.layers().get(i).inputs()) {
                lastReaders.put(input, i);
            }
        }
        int end = network.layers().size();
        network.boxOutputs().forEach(output -> lastReaders.put(output, end));
        network.classOutputs().forEach(output -> lastReaders.put(output, end));
    }

    static long peakBytes(Network network) {
        return new ActivationMemory(network).peakBytes();
    }

    private long peakBytes() {
        long live = 0;
        long peak = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            long done = bytesDoneAt(i, layer.inputs());
            long reused =
                    isElementwise(layer) && isDoneAt(i, layer.inputs().get(0)) ? bytes(layer) : 0;
            peak = Math.max(peak, live + bytes(layer) - reused);
            live += bytes(layer) - done;
        }
        return peak;
    }

    private long bytesDoneAt(int index, List<String> inputs) {
        return inputs.stream()
                .distinct()
                .filter(input -> isDoneAt(index, input))
                .mapToLong(input -> bytes(layers.get(input)))
                .sum();
    }

    private boolean isDoneAt(int index, String input) {
        return lastReaders.get(input) == index;
    }

    private static boolean isElementwise(Layer layer) {
        return layer instanceof Layer.Bias
                || layer instanceof Layer.Activate
                || layer instanceof Layer.Add;
    }

    private static long bytes(Layer layer) {
        return (long) Float.BYTES
                * layer.output().height()
                * layer.output().width()
                * layer.output().channels();
    }
}
