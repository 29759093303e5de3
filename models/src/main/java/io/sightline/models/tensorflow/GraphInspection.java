package io.sightline.models.tensorflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * Looks through a network before TensorFlow runs any of it. A model is a program: TensorFlow has
 * operations that read and write files, talk to others and call Python. Only those run here that
 * compute, by a list of names, {@code operations.txt}; what never runs, such as the part that saves
 * a model's variables, may be anything.
 *
 * <p>Run are what the outputs need, what loading a SavedModel runs (its initialisation and the
 * restoring of variables), and the functions that those call.
 */
final class GraphInspection {
    private static final Set<String> COMPUTING = computing();

    /** Reads the variables of the SavedModel itself, whose digest was checked. */
    private static final String RESTORE = "RestoreV2";

    /**
     * Where exporters of TensorFlow 1 name what is run when a model was loaded; of 2 a signature.
     */
    private static final List<String> INITIALISERS =
            List.of("saved_model_main_op", "legacy_init_op");

    private final Map<String, NodeDef> nodes = new HashMap<>();
    private final Map<String, FunctionDef> functions;
    private final Set<String> allowed;
    private final Set<String> seen = new HashSet<>();
    private final Deque<NodeDef> pending = new ArrayDeque<>();

    private GraphInspection(MetaGraphDef model, Set<String> allowed) {
        model.getGraphDef().getNodeList().forEach(node -> nodes.put(node.getName(), node));
        this.functions =
                model.getGraphDef().getLibrary().getFunctionList().stream()
                        .collect(
                                Collectors.toMap(
                                        function -> function.getSignature().getName(),
                                        function -> function,
                                        (first, second) -> second));
        this.allowed = allowed;
    }

    /**
     * Looks through a graph.
     *
     * @throws IllegalArgumentException naming a node that does more than compute
     */
    static void check(MetaGraphDef model) {
        new GraphInspection(model, COMPUTING).follow(outputsAndInitialisers(model));
        Set<String> restoring = new HashSet<>(COMPUTING);
        restoring.add(RESTORE);
        new GraphInspection(model, restoring)
                .follow(List.of(model.getSaverDef().getRestoreOpName()));
    }

    private static List<String> outputsAndInitialisers(MetaGraphDef model) {
        Stream<String> outputs =
                model.getSignatureDefMap().values().stream()
                        .map(SignatureDef::getOutputsMap)
                        .map(Map::values)
                        .flatMap(Collection::stream)
                        .map(TensorInfo::getName);
        Stream<String> initialisers =
                INITIALISERS.stream()
                        .map(model.getCollectionDefMap()::get)
                        .filter(collection -> collection != null)
                        .flatMap(collection -> collection.getNodeList().getValueList().stream());
        return Stream.concat(outputs, initialisers).toList();
    }

    private void follow(List<String> tensors) {
        tensors.forEach(this::visit);
        while (!pending.isEmpty()) {
            NodeDef node = pending.pop();
            checkOperation(node);
            node.getInputList().forEach(this::visit);
            node.getAttrMap().values().forEach(this::callAll);
        }
    }

    private void checkOperation(NodeDef node) {
        if (functions.containsKey(node.getOp())) {
            call(node.getOp());
        } else if (!allowed.contains(node.getOp())) {
            throw new IllegalArgumentException(
                    "node %s is a %s: only operations that compute are allowed"
                            .formatted(node.getName(), node.getOp()));
        }
    }

    /** The node behind a tensor's name: {@code node:0}, or {@code ^node} for its end alone. */
    private void visit(String tensor) {
        String start = tensor.startsWith("^") ? tensor.substring(1) : tensor;
        int colon = start.indexOf(':');
        String name = colon < 0 ? start : start.substring(0, colon);
        NodeDef node = nodes.get(name);
        if (node != null && seen.add("node " + name)) {
            pending.push(node);
        }
    }

    private void callAll(AttrValue attribute) {
        call(attribute.getFunc().getName());
        attribute.getList().getFuncList().stream().map(NameAttrList::getName).forEach(this::call);
    }

    /** A function's nodes may all run: what it does beside its results is done, too. */
    private void call(String name) {
        FunctionDef function = functions.get(name);
        if (function != null && seen.add("function " + name)) {
            for (NodeDef node : function.getNodeDefList()) {
                checkOperation(node);
                node.getAttrMap().values().forEach(this::callAll);
            }
        }
    }

    private static Set<String> computing() {
        try (InputStream list = GraphInspection.class.getResourceAsStream("operations.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
