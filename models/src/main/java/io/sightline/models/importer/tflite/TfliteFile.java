package io.sightline.models.importer.tflite;

import com.google.flatbuffers.ArrayReadWriteBuf;
import com.google.flatbuffers.FlexBuffers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a file. The numbers of fields are those of the tables {@code Model}, {@code SubGraph},
 * {@code Tensor}, {@code QuantizationParameters}, {@code Operator} and {@code OperatorCode} of
 * TensorFlow's {@code tensorflow/lite/schema/schema.fbs}, version 3.
 */
final class TfliteFile {
    private static final byte[] IDENTIFIER = "TFL3".getBytes(StandardCharsets.US_ASCII);
    private static final int IDENTIFIER_AT = 4;
    private static final int VERSION = 3;

    /** Codes from here on do not fit the byte that first held them. */
    private static final int PLACEHOLDER_CODE = 127;

    private final List<FlatTable> codes;
    private final List<FlatTable> buffers;
    private final List<TfliteTensor> tensors = new ArrayList<>();

    private TfliteFile(FlatTable model) {
        codes = model.tables(1);
        buffers = model.tables(4);
    }

    /**
     * Reads the graph.
     *
     * @throws IllegalArgumentException saying why the bytes are not a valid file
     */
    static TfliteGraph parse(byte[] bytes) {
        if (bytes.length < IDENTIFIER_AT + IDENTIFIER.length
                || Arrays.mismatch(
                                Arrays.copyOfRange(bytes, IDENTIFIER_AT, IDENTIFIER_AT + 4),
                                IDENTIFIER)
                        >= 0) {
            throw new IllegalArgumentException("not a TensorFlow Lite model");
        }
        try {
            FlatTable model = FlatTable.root(bytes);
            int version = model.integer(0, 0);
            List<FlatTable> graphs = model.tables(2);
            if (version != VERSION || graphs.size() != 1) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "expected version %d and one graph, found version %d and %d graphs",
                                VERSION,
                                version,
                                graphs.size()));
            }
            return new TfliteFile(model).graph(graphs.get(0));
        } catch (IndexOutOfBoundsException | FlexBuffers.FlexBufferException broken) {
            throw new IllegalArgumentException("corrupt: " + broken.getMessage(), broken);
        }
    }

    private TfliteGraph graph(FlatTable graph) {
        for (FlatTable table : graph.tables(0)) {
            tensors.add(tensor(table));
        }
        List<TfliteOperator> operators = new ArrayList<>();
        for (FlatTable table : graph.tables(3)) {
            operators.add(operator(operators.size(), table));
        }
        return new TfliteGraph(
                operators, tensorsAt(graph.integers(1)), tensorsAt(graph.integers(2)));
    }

    private TfliteTensor tensor(FlatTable table) {
        FlatTable buffer = buffers.get(table.integer(2, 0));
        return new TfliteTensor(
                tensors.size(),
                table.text(3),
                ElementType.of(table.octet(1, 0)),
                table.integers(0),
                buffer.bytes(0),
                table.table(4).map(TfliteFile::quantization).orElse(Quantization.NONE));
    }

    private static Quantization quantization(FlatTable table) {
        return new Quantization(table.numbers(2), table.longs(3), table.integer(6, 0));
    }

    private TfliteOperator operator(int index, FlatTable table) {
        FlatTable code = codes.get(table.integer(0, 0));
        int old = code.octet(0, 0);
        // The first field was a byte; later files have the code in the last one too.
        int builtin = old == PLACEHOLDER_CODE ? code.integer(3, 0) : old;
        OperatorKind kind =
                OperatorKind.of(builtin)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                String.format(
                                                        Locale.ROOT,
                                                        "operator %d is %s, which no supported"
                                                                + " network has",
                                                        index,
                                                        OperatorNames.of(builtin))));
        boolean custom = kind == OperatorKind.CUSTOM;
        return new TfliteOperator(
                index,
                kind,
                custom ? code.text(1) : kind.name(),
                tensorsAt(table.integers(1)),
                tensorsAt(table.integers(2)),
                custom
                        ? flexible(table.bytes(5))
                        : table.table(4).map(kind::read).orElse(Map.of()));
    }

    private List<TfliteTensor> tensorsAt(List<Integer> indices) {
        return indices.stream().map(tensors::get).toList();
    }

    /** The numbers of a map in the FlexBuffers format. */
    private static Map<String, Number> flexible(ByteBuffer bytes) {
        Map<String, Number> numbers = new LinkedHashMap<>();
        if (bytes.capacity() == 0) {
            return numbers;
        }
        byte[] copy = new byte[bytes.capacity()];
        bytes.get(copy);
        FlexBuffers.Map map = FlexBuffers.getRoot(new ArrayReadWriteBuf(copy, copy.length)).asMap();
        FlexBuffers.KeyVector keys = map.keys();
        if (keys.size() < 0 || keys.size() > bytes.capacity()) {
            throw new IndexOutOfBoundsException("a map has more keys than bytes");
        }
        for (int i = 0; i < keys.size(); i++) {
            FlexBuffers.Reference value = map.get(i);
            if (value.isNumeric()) {
                numbers.put(keys.get(i).toString(), value.asFloat());
            }
        }
        return numbers;
    }
}
