package io.sightline.models.importer.openvino;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * The binary file: values of constant layers, little-endian, at the offsets given by the layers.
 */
final class IrConstants {
    private final byte[] bytes;

    IrConstants(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Values of a {@code Const} of half or single precision. */
    float[] floats(IrLayer constant) {
        ByteBuffer values = values(constant);
        return switch (constant.text("element_type")) {
            case "f16" -> {
                float[] floats = new float[values.remaining() / Short.BYTES];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = halfToFloat(values.getShort());
                }
                yield floats;
            }
            case "f32" -> {
                float[] floats = new float[values.remaining() / Float.BYTES];
                values.asFloatBuffer().get(floats);
                yield floats;
            }
            default -> throw constant.differs("expected element_type f16 or f32");
        };
    }

    /** Values of a {@code Const} of 64-bit integers. */
    long[] integers(IrLayer constant) {
        constant.expect("element_type", "i64");
        ByteBuffer values = values(constant);
        long[] integers = new long[values.remaining() / Long.BYTES];
        values.asLongBuffer().get(integers);
        return integers;
    }

    private ByteBuffer values(IrLayer constant) {
        long offset = constant.bytes("offset");
        long size = constant.bytes("size");
        if (offset < 0 || size < 0 || size > bytes.length || offset > bytes.length - size) {
            throw constant.differs(
                    String.format(
                            Locale.ROOT,
                            "its %d bytes at %d are outside the %d bytes of constants",
                            size,
                            offset,
                            bytes.length));
        }
        return ByteBuffer.wrap(bytes, (int) offset, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** IEEE 754 binary16 to binary32; every half-precision value is one of single precision. */
    static float halfToFloat(short half) {
        int exponent = half >> 10 & 0x1f;
        int fraction = half & 0x3ff;
        float magnitude;
        if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
        }
        return half < 0 ? -magnitude : magnitude;
    }
}
