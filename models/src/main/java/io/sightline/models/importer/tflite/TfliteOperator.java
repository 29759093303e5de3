package io.sightline.models.importer.tflite;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An operator of the graph.
 *
 * @param index in the file, where each comes after those it reads
 * @param kind what it computes
 * @param name of what it computes, for a custom one its own
 * @param inputs what it reads
 * @param outputs what it computes
 * @param options by name
 */
record TfliteOperator(
        int index,
        OperatorKind kind,
        String name,
        List<TfliteTensor> inputs,
        List<TfliteTensor> outputs,
        Map<String, Number> options) {
    TfliteOperator {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        options = Map.copyOf(options);
    }

    boolean is(OperatorKind other) {
        return kind == other;
    }

    /** This operator, if it is of the kind. */
    TfliteOperator expect(OperatorKind expected) {
        if (kind != expected) {
            throw differs("expected " + expected);
        }
        return this;
    }

    /** This operator, if the option has the value. */
    TfliteOperator expect(String option, int value) {
        if (integer(option) != value) {
            throw differs(
                    String.format(
                            Locale.ROOT,
                            "expected %s %d, found %s",
                            option,
                            value,
                            options.get(option)));
        }
        return this;
    }

    TfliteTensor input(int position) {
        if (position >= inputs.size()) {
            throw differs(String.format(Locale.ROOT, "expected an input %d", position));
        }
        return inputs.get(position);
    }

    TfliteTensor output() {
        if (outputs.isEmpty()) {
            throw differs("expected an output");
        }
        return outputs.get(0);
    }

    int integer(String option) {
        return option(option).intValue();
    }

    float number(String option) {
        return option(option).floatValue();
    }

    private Number option(String option) {
        Number value = options.get(option);
        if (value == null) {
            throw differs("expected an option " + option);
        }
        return value;
    }

    /** What is not as it was expected to be. */
    IllegalArgumentException differs(String what) {
        String output = outputs.isEmpty() ? "" : outputs.get(0).name();
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "operator %d '%s' (%s): %s", index, output, name, what));
    }
}
