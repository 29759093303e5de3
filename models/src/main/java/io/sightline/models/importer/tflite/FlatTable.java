package io.sightline.models.importer.tflite;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of a FlatBuffers file. Fields are addressed by their ids in the schema: 0, 1, 2 in the
 * order they are declared, where a union takes two.
 *
 * <p>Nothing outside the file is ever read: an offset that points there is an {@link
 * IndexOutOfBoundsException}, and a vector is measured before anything is allocated for it.
 */
final class FlatTable extends Table {
    private static final int VTABLE_HEADER = 4;

    private final Allowance allowance;

    private FlatTable(int position, ByteBuffer file, Allowance allowance) {
        this.allowance = allowance;
        __reset(position, file);
    }

    /**
     * How many bytes of vectors may still be read. An honest file stores each value once; one whose
     * tables all point to the same long vector would otherwise fill the memory.
     */
    private static final class Allowance {
        private long bytes;

        private Allowance(long bytes) {
            this.bytes = bytes;
        }

        private void take(long wanted) {
            bytes -= wanted;
            if (bytes < 0) {
                throw new IndexOutOfBoundsException("its vectors are longer than the file");
            }
        }
    }

    /** The root table of a file. */
    static FlatTable root(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return new FlatTable(bytes.getInt(0), bytes, new Allowance(file.length));
    }

    /** A field of type {@code byte} or {@code bool} or an enum of that size. */
    int octet(int field, int absent) {
        int at = position(field);
        return at == 0 ? absent : bb.get(at);
    }

    /** A field of type {@code int} or {@code uint}. */
    int integer(int field, int absent) {
        int at = position(field);
        return at == 0 ? absent : bb.getInt(at);
    }

    /** A field of type {@code float}. */
    float number(int field, float absent) {
        int at = position(field);
        return at == 0 ? absent : bb.getFloat(at);
    }

    /** A field of type {@code string}, empty where it is absent. */
    String text(int field) {
        int at = position(field);
        if (at == 0) {
            return "";
        }
        length(field, 1);
        return __string(at);
    }

    /** A field that is a table. */
    Optional<FlatTable> table(int field) {
        int at = position(field);
        return at == 0
                ? Optional.empty()
                : Optional.of(new FlatTable(__indirect(at), bb, allowance));
    }

    /** A vector of tables. */
    List<FlatTable> tables(int field) {
        int length = length(field, Integer.BYTES);
        List<FlatTable> tables = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            tables.add(new FlatTable(__indirect(element(field, i, Integer.BYTES)), bb, allowance));
        }
        return tables;
    }

    /** A vector of {@code int}. */
    List<Integer> integers(int field) {
        int length = length(field, Integer.BYTES);
        List<Integer> integers = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            integers.add(bb.getInt(element(field, i, Integer.BYTES)));
        }
        return integers;
    }

    /** A vector of {@code long}. */
    long[] longs(int field) {
        long[] longs = new long[length(field, Long.BYTES)];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = bb.getLong(element(field, i, Long.BYTES));
        }
        return longs;
    }

    /** A vector of {@code float}. */
    float[] numbers(int field) {
        float[] numbers = new float[length(field, Float.BYTES)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bb.getFloat(element(field, i, Float.BYTES));
        }
        return numbers;
    }

    /** A vector of {@code ubyte}: a view of the file, little-endian. */
    ByteBuffer bytes(int field) {
        int length = length(field, 1);
        return bb.slice(length == 0 ? 0 : element(field, 0, 1), length)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Position of a field in the file; 0 when it is absent. */
    private int position(int field) {
        int offset = __offset(VTABLE_HEADER + field * Short.BYTES);
        return offset == 0 ? 0 : bb_pos + offset;
    }

    private int length(int field, int elementBytes) {
        int at = position(field);
        if (at == 0) {
            return 0;
        }
        int length = __vector_len(at - bb_pos);
        if (length < 0) {
            throw new IndexOutOfBoundsException("a vector has a negative length");
        }
        allowance.take((long) length * elementBytes);
        return length;
    }

    private int element(int field, int index, int elementBytes) {
        return __vector(position(field) - bb_pos) + index * elementBytes;
    }
}
