package io.sightline.models.importer.tflite;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A tensor of the graph.
 *
 * @param index in the file
 * @param name as in the file
 * @param type of its elements; empty when it is not supported
 * @param shape sizes, slowest first
 * @param data its values, little-endian; empty when it is computed
 * @param quantization of its elements
 */
record TfliteTensor(
        int index,
        String name,
        Optional<ElementType> type,
        List<Integer> shape,
        ByteBuffer data,
        Quantization quantization) {
    TfliteTensor {
        shape = List.copyOf(shape);
    }

    /**
     * The values as real numbers, row by row.
     *
     * @throws IllegalArgumentException when there are not as many as the shape says
     */
    float[] reals() {
        ElementType known = type.orElseThrow(() -> differs("its type is not supported"));
        float[] reals = new float[elements(known)];
        if (known == ElementType.FLOAT32) {
            data.slice().order(data.order()).asFloatBuffer().get(reals);
            return reals;
        }
        int stride = checkedStride();
        int[] integers = new int[reals.length];
        for (int i = 0; i < reals.length; i++) {
            integers[i] = integer(known, i);
            int along = stride == 0 ? 0 : i / stride % quantization.scales().length;
            reals[i] = quantization.real(along, integers[i]);
        }
        return reals;
    }

    /** Largest distance of a stored real number from the true one. */
    float precision() {
        float largest = 0;
        for (float scale : quantization.scales()) {
            largest = Math.max(largest, scale);
        }
        return largest / 2;
    }

    private int integer(ElementType integers, int index) {
        return switch (integers) {
            case UINT8 -> Byte.toUnsignedInt(data.get(index));
            case INT8 -> data.get(index);
            case INT32 -> data.getInt(index * Integer.BYTES);
            case FLOAT32 -> throw new IllegalStateException("not an integer");
        };
    }

    /** Number of elements, which the data hold. */
    private int elements(ElementType known) {
        long elements = 1;
        for (int size : shape) {
            elements *= size;
            if (size < 0 || elements > data.capacity()) {
                throw differs("its shape %s has no data".formatted(shape));
            }
        }
        if (elements * known.bytes() != data.capacity()) {
            throw differs(
                    String.format(
                            Locale.ROOT,
                            "its shape %s does not fit %d bytes of %s",
                            shape,
                            data.capacity(),
                            known));
        }
        return (int) elements;
    }

    /** Elements between neighbours along the quantised dimension; 0 with one scale for all. */
    private int checkedStride() {
        int scales = quantization.scales().length;
        int zeroPoints = quantization.zeroPoints().length;
        if (scales == 0 || (zeroPoints != 0 && zeroPoints != scales)) {
            throw differs(
                    String.format(
                            Locale.ROOT,
                            "it has %d scales and %d zero points",
                            scales,
                            zeroPoints));
        }
        if (scales == 1) {
            return 0;
        }
        int dimension = quantization.dimension();
        if (dimension < 0 || dimension >= shape.size() || shape.get(dimension) != scales) {
            throw differs(
                    String.format(
                            Locale.ROOT,
                            "%d scales do not fit dimension %d of %s",
                            scales,
                            dimension,
                            shape));
        }
        int stride = 1;
        for (int size : shape.subList(dimension + 1, shape.size())) {
            stride *= size;
        }
        return stride;
    }

    /** What is not as it was expected to be. */
    IllegalArgumentException differs(String what) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "tensor %d '%s': %s", index, name, what));
    }
}
