package io.sightline.models.importer.tflite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Operators that the networks known here are made of, with the options they have. Codes are those
 * of the enum {@code BuiltinOperator}, fields those of the tables {@code Conv2DOptions} and so on,
 * of TensorFlow's {@code tensorflow/lite/schema/schema.fbs}.
 */
enum OperatorKind {
    ADD(0, octet("fused_activation_function", 0)),
    AVERAGE_POOL_2D(
            1,
            octet("padding", 0),
            integer("filter_width", 3),
            integer("filter_height", 4),
            octet("fused_activation_function", 5)),
    CONCATENATION(2, integer("axis", 0), octet("fused_activation_function", 1)),
    CONV_2D(
            3,
            octet("padding", 0),
            integer("stride_w", 1),
            integer("stride_h", 2),
            octet("fused_activation_function", 3),
            integer("dilation_w_factor", 4, 1),
            integer("dilation_h_factor", 5, 1)),
    DEPTHWISE_CONV_2D(
            4,
            octet("padding", 0),
            integer("stride_w", 1),
            integer("stride_h", 2),
            integer("depth_multiplier", 3),
            octet("fused_activation_function", 4),
            integer("dilation_w_factor", 5, 1),
            integer("dilation_h_factor", 6, 1)),
    LOGISTIC(14),
    RESHAPE(22),
    SOFTMAX(25, new Option("beta", table -> table.number(0, 0))),
    CUSTOM(32);

    private final int code;

    @SuppressWarnings("ImmutableEnumChecker") // it is: made by List.of, of records
    private final List<Option> options;

    OperatorKind(int code, Option... options) {
        this.code = code;
        this.options = List.of(options);
    }

    /** An option's name and how it is read. */
    private record Option(String name, Field field) {}

    /** Reads one field of a table of options. */
    @FunctionalInterface
    private interface Field {
        Number of(FlatTable table);
    }

    /** The kind by its code. */
    static Optional<OperatorKind> of(int code) {
        for (OperatorKind kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The options in their table, by name. */
    Map<String, Number> read(FlatTable table) {
        Map<String, Number> values = new LinkedHashMap<>();
        options.forEach(option -> values.put(option.name(), option.field().of(table)));
        return values;
    }

    private static Option octet(String name, int field) {
        return new Option(name, table -> table.octet(field, 0));
    }

    private static Option integer(String name, int field) {
        return integer(name, field, 0);
    }

    private static Option integer(String name, int field, int absent) {
        return new Option(name, table -> table.integer(field, absent));
    }
}
