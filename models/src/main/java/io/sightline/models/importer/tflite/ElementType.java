package io.sightline.models.importer.tflite;

import java.util.Optional;

/** Types of a tensor's elements that the networks known here have. */
enum ElementType {
    FLOAT32(0, Float.BYTES),
    INT32(2, Integer.BYTES),
    UINT8(3, 1),
    INT8(9, 1);

    private final int code;
    private final int bytes;

    ElementType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** Size of an element. */
    int bytes() {
        return bytes;
    }

    /** The type by its code in the schema's enum {@code TensorType}. */
    static Optional<ElementType> of(int code) {
        for (ElementType type : values()) {
            if (type.code == code) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
