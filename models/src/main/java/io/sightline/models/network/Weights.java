package io.sightline.models.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Trained values, by the name of the layer they belong to. Immutable by contract. */
public final class Weights {
    private final Map<String, Array> arrays;

    private Weights(Map<String, Array> arrays) {
        this.arrays = arrays;
    }

    /**
     * Values with a shape.
     *
     * @param values row-major; not copied, not to be written to
     * @param shape sizes, slowest first
     */
    @SuppressWarnings("ArrayRecordComponent") // identity is enough: weights are never compared
    public record Array(float[] values, int... shape) {
        public Array {
            int size = 1;
            for (int dimension : shape) {
                size *= dimension;
            }
            if (size != values.length) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%d values do not fill a shape of %d",
                                values.length,
                                size));
            }
        }

        /** A zero for each channel. */
        public static Array zeros(int channels) {
            return new Array(new float[channels], channels);
        }

        /** A one for each channel. */
        public static Array ones(int channels) {
            float[] values = new float[channels];
            Arrays.fill(values, 1);
            return new Array(values, channels);
        }
    }

    /**
     * The values of one layer.
     *
     * @throws IllegalArgumentException when there are none
     */
    public Array of(Layer layer) {
        Array array = arrays.get(layer.name());
        if (array == null) {
            throw new IllegalArgumentException("no weights for " + layer.name());
        }
        return array;
    }

    /** Number of values in all arrays. */
    public long count() {
        return arrays.values().stream().mapToLong(array -> array.values().length).sum();
    }

    /** Collects weights layer by layer. */
    public static final class Collector {
        private final Map<String, Array> arrays = new LinkedHashMap<>();

        /** Adds the values of one layer. */
        public void put(String layer, Array array) {
            arrays.put(layer, array);
        }

        /** What was collected so far. */
        public Weights weights() {
            return new Weights(new LinkedHashMap<>(arrays));
        }
    }
}
