package io.sightline.models.importer.tflite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graph of a file: operators strung together by tensors, each operator after its sources. */
final class TfliteGraph {
    private final List<TfliteTensor> inputs;
    private final List<TfliteTensor> outputs;
    private final Map<Integer, TfliteOperator> producers = new HashMap<>();

    /**
     * @param inputs of the whole graph
     * @param outputs of the whole graph
     * @throws IllegalArgumentException when a tensor has two sources or is read before its source,
     *     so that every walk from an output back ends
     */
    TfliteGraph(
            List<TfliteOperator> operators, List<TfliteTensor> inputs, List<TfliteTensor> outputs) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        Map<Integer, TfliteOperator> readers = new HashMap<>();
        for (TfliteOperator operator : operators) {
            operator.inputs().forEach(tensor -> readers.putIfAbsent(tensor.index(), operator));
            for (TfliteTensor tensor : operator.outputs()) {
                if (readers.containsKey(tensor.index()) || producers.containsKey(tensor.index())) {
                    throw operator.differs("its output was computed or read before it");
                }
                producers.put(tensor.index(), operator);
            }
        }
    }

    /** The one input. */
    TfliteTensor input() {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("expected one input, found " + inputs.size());
        }
        return inputs.get(0);
    }

    /** The operator that computes the graph's first output. */
    TfliteOperator last() {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("expected an output, found none");
        }
        return producer(outputs.get(0));
    }

    /** The operator that computes a tensor. */
    TfliteOperator producer(TfliteTensor tensor) {
        TfliteOperator producer = producers.get(tensor.index());
        if (producer == null) {
            throw tensor.differs("expected an operator that computes it");
        }
        return producer;
    }

    /** The operator behind any changes of shape that computes a tensor's values. */
    TfliteOperator unshaped(TfliteTensor tensor) {
        TfliteOperator producer = producer(tensor);
        while (producer.is(OperatorKind.RESHAPE)) {
            producer = producer(producer.input(0));
        }
        return producer;
    }

    /**
     * The operators from the graph's input to a tensor, sums followed along what was added last: a
     * residual branch, not its shortcut.
     */
    List<TfliteOperator> trunk(TfliteTensor end) {
        List<TfliteOperator> trunk = new ArrayList<>();
        TfliteTensor at = end;
        while (at.index() != input().index()) {
            TfliteOperator producer = producer(at);
            trunk.add(producer);
            at = producer.is(OperatorKind.ADD) ? branch(producer) : producer.input(0);
        }
        Collections.reverse(trunk);
        return trunk;
    }

    /** Of two maps that are added, the one that was computed later: it was made from the other. */
    TfliteTensor branch(TfliteOperator add) {
        return order(add.input(0)) > order(add.input(1)) ? add.input(0) : add.input(1);
    }

    /** Of two maps that are added, the one that is not the {@link #branch}. */
    TfliteTensor shortcut(TfliteOperator add) {
        return branch(add).index() == add.input(0).index() ? add.input(1) : add.input(0);
    }

    private int order(TfliteTensor tensor) {
        return Optional.ofNullable(producers.get(tensor.index()))
                .map(TfliteOperator::index)
                .orElse(-1);
    }
}
