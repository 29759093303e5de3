package io.sightline.models.importer.objectdetection;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.reading.CheckpointReader;
import io.sightline.models.tensorflow.reading.FrozenGraphReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of one detector: a configuration, and a checkpoint or a frozen graph.
 *
 * @param config the configuration
 * @param weights the frozen graph, or the checkpoint's path without {@code .index}
 * @param checkpoint whether it is a checkpoint
 */
record ObjectDetectionFiles(Path config, Path weights, boolean checkpoint) {
    private static final String CONFIG = "pipeline.config";
    private static final String CHECKPOINT = "model.ckpt";
    private static final String INDEX = ".index";
    private static final String GRAPH = "frozen_inference_graph.pb";

    /**
     * Finds them.
     *
     * @param from folder with the usual names in it, a checkpoint (one of its files, or their
     *     common path) or a frozen graph
     * @param config empty if it is next to the others under its usual name
     * @throws ModelException when one of them is not there
     */
    static ObjectDetectionFiles find(Path from, Optional<Path> config) {
        Path weights = Files.isDirectory(from) ? inFolder(from) : from;
        boolean graph = weights.getFileName().toString().endsWith(".pb");
        if (!graph) {
            weights =
                    weights.resolveSibling(
                            weights.getFileName()
                                    .toString()
                                    .replaceFirst("\\.(index|meta|data-\\d+-of-\\d+)$", ""));
        }
        existing(graph ? weights : index(weights));
        return new ObjectDetectionFiles(
                existing(config.orElse(weights.resolveSibling(CONFIG))), weights, !graph);
    }

    private static Path inFolder(Path folder) {
        Path checkpoint = folder.resolve(CHECKPOINT);
        if (Files.exists(index(checkpoint))) {
            return checkpoint;
        }
        Path graph = folder.resolve(GRAPH);
        if (Files.exists(graph)) {
            return graph;
        }
        throw new ModelException(
                "%s: contains neither %s%s nor %s".formatted(folder, CHECKPOINT, INDEX, GRAPH));
    }

    private static Path index(Path prefix) {
        return prefix.resolveSibling(prefix.getFileName() + INDEX);
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(file + ": no such file");
        }
        return file;
    }

    /** Name of the model: that of the folder. */
    String name() {
        return weights.toAbsolutePath().normalize().getParent().getFileName().toString();
    }

    /**
     * Values of variables, by name.
     *
     * @throws ModelException naming the first variable that cannot be read
     */
    Map<String, Weights.Array> variables(Collection<String> names) {
        return checkpoint
                ? CheckpointReader.read(weights, names)
                : FrozenGraphReader.read(weights, names);
    }

    ModelCard.Provenance provenance() throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        for (Path file : all()) {
            sources.put(file.getFileName().toString(), Digest.of(file));
        }
        return ModelCard.Provenance.imported(
                "TensorFlow Object Detection API, " + (checkpoint ? "checkpoint" : "frozen graph"),
                sources);
    }

    private List<Path> all() throws IOException {
        if (!checkpoint) {
            return List.of(config, weights);
        }
        String data = weights.getFileName() + ".data-";
        try (Stream<Path> siblings = Files.list(weights.toAbsolutePath().getParent())) {
            Stream<Path> values =
                    siblings.filter(file -> file.getFileName().toString().startsWith(data));
            return Stream.concat(Stream.of(config, index(weights)), values).toList();
        }
    }
}
