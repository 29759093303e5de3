package io.sightline.models.importer.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import com.google.flatbuffers.FlexBuffersBuilder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes files of the format, tensor by tensor and operator by operator. */
final class TestingTfliteFile {
    static final int FLOAT32 = 0;
    static final int INT32 = 2;
    static final int UINT8 = 3;

    private static final byte[] NO_DATA = {};

    private final FlatBufferBuilder builder = new FlatBufferBuilder();
    private final List<Integer> tensors = new ArrayList<>();
    private final List<Integer> buffers = new ArrayList<>();
    private final List<Integer> codes = new ArrayList<>();
    private final List<Integer> operators = new ArrayList<>();

    /** A field of a table of options: an int, or a byte if it is an octet. */
    record Option(int field, int value, boolean octet) {
        static Option octet(int field, int value) {
            return new Option(field, value, true);
        }

        static Option integer(int field, int value) {
            return new Option(field, value, false);
        }
    }

    /** A tensor without values. */
    int computed(String name, int type, List<Integer> shape, float scale, long zeroPoint) {
        return tensor(name, type, shape, NO_DATA, new float[] {scale}, new long[] {zeroPoint}, 0);
    }

    /** A tensor of floats. */
    int floats(String name, List<Integer> shape, float... values) {
        byte[] data = new byte[values.length * Float.BYTES];
        littleEndian(data).asFloatBuffer().put(values);
        return tensor(name, FLOAT32, shape, data, new float[0], new long[0], 0);
    }

    /** A tensor with everything. */
    int tensor(
            String name,
            int type,
            List<Integer> shape,
            byte[] data,
            float[] scales,
            long[] zeroPoints,
            int dimension) {
        int values = builder.createByteVector(data);
        builder.startTable(1);
        builder.addOffset(0, values, 0);
        buffers.add(builder.endTable());
        int nameAt = builder.createString(name);
        int shapeAt = integers(shape);
        int quantization = quantization(scales, zeroPoints, dimension);
        builder.startTable(5);
        builder.addOffset(0, shapeAt, 0);
        builder.addByte(1, (byte) type, 0);
        builder.addInt(2, buffers.size() - 1, 0);
        builder.addOffset(3, nameAt, 0);
        builder.addOffset(4, quantization, 0);
        tensors.add(builder.endTable());
        return tensors.size() - 1;
    }

    /** A builtin operator. */
    void operator(int code, List<Integer> inputs, int output, Option... options) {
        builder.startTable(8);
        for (Option option : options) {
            if (option.octet()) {
                builder.addByte(option.field(), (byte) option.value(), 0);
            } else {
                builder.addInt(option.field(), option.value(), 0);
            }
        }
        int table = builder.endTable();
        operator(code(code, ""), inputs, output, table, 0);
    }

    /** A custom operator. */
    void custom(String name, List<Integer> inputs, int output, Map<String, Number> options) {
        FlexBuffersBuilder flexible = new FlexBuffersBuilder();
        int map = flexible.startMap();
        options.forEach(
                (key, value) -> {
                    if (value instanceof Integer integer) {
                        flexible.putInt(key, integer);
                    } else {
                        flexible.putFloat(key, value.floatValue());
                    }
                });
        flexible.endMap(null, map);
        ByteBuffer bytes = flexible.finish();
        byte[] custom = new byte[bytes.remaining()];
        bytes.get(custom);
        int vector = builder.createByteVector(custom);
        operator(code(32, name), inputs, output, 0, vector);
    }

    /** The file. */
    byte[] bytes(int input, int output) {
        int tensorsAt = offsets(tensors);
        int inputs = integers(List.of(input));
        int outputs = integers(List.of(output));
        int operatorsAt = offsets(operators);
        builder.startTable(4);
        builder.addOffset(0, tensorsAt, 0);
        builder.addOffset(1, inputs, 0);
        builder.addOffset(2, outputs, 0);
        builder.addOffset(3, operatorsAt, 0);
        int graphs = offsets(List.of(builder.endTable()));
        int codesAt = offsets(codes);
        int buffersAt = offsets(buffers);
        builder.startTable(5);
        builder.addInt(0, 3, 0);
        builder.addOffset(1, codesAt, 0);
        builder.addOffset(2, graphs, 0);
        builder.addOffset(4, buffersAt, 0);
        builder.finish(builder.endTable(), "TFL3");
        return builder.sizedByteArray();
    }

    private int code(int code, String custom) {
        int name = builder.createString(custom);
        builder.startTable(4);
        builder.addByte(0, (byte) code, 0);
        builder.addOffset(1, name, 0);
        codes.add(builder.endTable());
        return codes.size() - 1;
    }

    private void operator(int code, List<Integer> inputs, int output, int table, int custom) {
        int inputsAt = integers(inputs);
        int outputsAt = integers(List.of(output));
        builder.startTable(6);
        builder.addInt(0, code, 0);
        builder.addOffset(1, inputsAt, 0);
        builder.addOffset(2, outputsAt, 0);
        builder.addOffset(4, table, 0);
        builder.addOffset(5, custom, 0);
        operators.add(builder.endTable());
    }

    private int quantization(float[] scales, long[] zeroPoints, int dimension) {
        builder.startVector(Float.BYTES, scales.length, Float.BYTES);
        for (int i = scales.length - 1; i >= 0; i--) {
            builder.addFloat(scales[i]);
        }
        int scalesAt = builder.endVector();
        builder.startVector(Long.BYTES, zeroPoints.length, Long.BYTES);
        for (int i = zeroPoints.length - 1; i >= 0; i--) {
            builder.addLong(zeroPoints[i]);
        }
        int zeroPointsAt = builder.endVector();
        builder.startTable(7);
        builder.addOffset(2, scalesAt, 0);
        builder.addOffset(3, zeroPointsAt, 0);
        builder.addInt(6, dimension, 0);
        return builder.endTable();
    }

    private int integers(List<Integer> values) {
        builder.startVector(Integer.BYTES, values.size(), Integer.BYTES);
        for (int i = values.size() - 1; i >= 0; i--) {
            builder.addInt(values.get(i));
        }
        return builder.endVector();
    }

    private int offsets(List<Integer> tables) {
        return builder.createVectorOfTables(tables.stream().mapToInt(Integer::intValue).toArray());
    }

    static ByteBuffer littleEndian(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }
}
