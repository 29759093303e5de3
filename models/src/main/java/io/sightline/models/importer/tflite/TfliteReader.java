package io.sightline.models.importer.tflite;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Backbone;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.MobileNetV1;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.network.Ssd;
import io.sightline.models.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a detector or a classifier from a TensorFlow Lite file. */
public final class TfliteReader {
    /** How the files' names end. */
    public static final String SUFFIX = ".tflite";

    private static final String FORMAT = "TensorFlow Lite";
    private static final long MAX_BYTES = 1L << 29;

    private final TfliteGraph graph;
    private final ImageInput image;
    private final String name;
    private final ModelCard.Provenance provenance;

    private TfliteReader(TfliteGraph graph, String name, ModelCard.Provenance provenance) {
        this.graph = graph;
        this.image = TfliteBackbone.image(graph.input());
        this.name = name;
        this.provenance = provenance;
    }

    /**
     * Reads a quantised model of one of these structures: MobileNetV1 with an SSD head, its anchors
     * and TensorFlow Lite's own post-processing; MobileNetV1 or MobileNetV2 with a classifier.
     *
     * @throws ModelException naming the file and the first operator that is not as expected
     */
    public static ImportedNetwork read(Path file) {
        byte[] bytes = bytes(file);
        String fileName = file.getFileName().toString();
        ModelCard.Provenance provenance =
                ModelCard.Provenance.imported(
                        FORMAT, new TreeMap<>(Map.of(fileName, Digest.of(bytes))));
        String name = fileName.replaceFirst("\\.tflite$", "");
        try {
            TfliteGraph graph = TfliteFile.parse(bytes);
            TfliteReader reader = new TfliteReader(graph, name, provenance);
            return graph.last().name().equals(SsdOutputs.POST_PROCESS)
                    ? reader.detector()
                    : reader.classifier();
        } catch (IllegalArgumentException difference) {
            throw new ModelException(file + ": " + difference.getMessage(), difference);
        }
    }

    private ImportedNetwork detector() {
        SsdOutputs outputs = SsdOutputs.of(graph);
        List<TfliteTensor> maps = outputs.boxes();
        TfliteTensor deepest = graph.producer(maps.get(maps.size() - 1)).input(0);
        Backbone backbone = new TfliteBackbone(graph.trunk(deepest)).backbone();
        if (!(backbone instanceof MobileNetV1)) {
            throw graph.last().differs("expected MobileNetV1 before an SSD head");
        }
        Architecture reference = ReferenceArchitecture.ssd(backbone, image.width(), image.height());
        Ssd head = reference.ssd();
        Ssd ssd =
                new Ssd(
                        head.predictor(),
                        head.extras(),
                        head.taps(),
                        outputs.boxCoder(),
                        head.scores());
        Architecture architecture = new Architecture(backbone, ssd, image, reference.padding());
        Weights weights =
                NetworkMatch.weights(
                        graph,
                        architecture.network(outputs.labels()),
                        outputs.boxes(),
                        outputs.classes());
        outputs.checkAnchors(architecture.anchors());
        return imported(architecture, outputs.labels(), weights, outputs.thresholds());
    }

    private ImportedNetwork classifier() {
        TfliteOperator softmax = graph.last().expect(OperatorKind.SOFTMAX).expect("beta", 1);
        TfliteOperator predict = graph.unshaped(softmax.input(0)).expect(OperatorKind.CONV_2D);
        Backbone backbone = new TfliteBackbone(graph.trunk(predict.output())).backbone();
        Architecture reference =
                ReferenceArchitecture.classifier(backbone, image.width(), image.height());
        Architecture architecture =
                new Architecture(backbone, reference.head(), image, reference.padding());
        int classes = new TfliteConvolution(predict).form().outputs();
        Weights weights =
                NetworkMatch.weights(
                        graph, architecture.network(classes), List.of(), List.of(predict.output()));
        return imported(architecture, classes, weights, ModelCard.Thresholds.NONE);
    }

    private ImportedNetwork imported(
            Architecture architecture,
            int classes,
            Weights weights,
            ModelCard.Thresholds thresholds) {
        return new ImportedNetwork(name, architecture, classes, weights, thresholds, provenance);
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ModelException(file + ": larger than any supported model");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new ModelException(file + ": no such file", missing);
        } catch (IOException unreadable) {
            throw new ModelException(file + ": cannot be read: " + unreadable, unreadable);
        }
    }
}
