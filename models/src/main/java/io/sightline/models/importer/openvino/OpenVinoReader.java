package io.sightline.models.importer.openvino;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.network.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads a detector from the two files of an intermediate representation. */
public final class OpenVinoReader {
    /** How the graph's file name ends. */
    public static final String SUFFIX = ".xml";

    private static final String FORMAT = "OpenVINO IR v11";

    private OpenVinoReader() {}

    /**
     * Reads MobileNetV2 with an SSDLite head and clustered anchors, as Open Model Zoo's
     * person-vehicle-bike detectors have it.
     *
     * @param xml the graph; the constants are next to it, in the file ending in {@code .bin}
     * @throws ModelException naming the file and the first layer that is not as expected
     */
    public static ImportedNetwork read(Path xml) {
        String name = xml.getFileName().toString().replaceFirst("\\.xml$", "");
        Path bin = xml.resolveSibling(name + ".bin");
        byte[] graphBytes = bytes(xml);
        byte[] constantBytes = bytes(bin);
        ModelCard.Provenance provenance =
                ModelCard.Provenance.imported(
                        FORMAT,
                        new TreeMap<>(
                                Map.of(
                                        xml.getFileName().toString(),
                                        Digest.of(graphBytes),
                                        bin.getFileName().toString(),
                                        Digest.of(constantBytes))));
        try {
            IrGraph graph = IrFile.parse(graphBytes, new IrConstants(constantBytes));
            IrHead head = IrHead.of(graph);
            IrBackbone backbone = IrBackbone.endingAt(graph, head.deepest());
            Architecture architecture = IrArchitecture.of(backbone, head);
            return new ImportedNetwork(
                    name,
                    architecture,
                    head.classes(),
                    WeightTransfer.of(architecture, backbone, head),
                    head.thresholds(),
                    provenance);
        } catch (IllegalArgumentException difference) {
            throw new ModelException(xml + ": " + difference.getMessage(), difference);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new ModelException(file + ": no such file", missing);
        } catch (IOException unreadable) {
            throw new ModelException(file + ": cannot be read: " + unreadable, unreadable);
        }
    }
}
