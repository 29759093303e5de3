package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/**
 * A SavedModel whose nodes name the device they run on, in a temporary folder until it is loaded.
 *
 * <p>Which GPU computes cannot be said to a session: {@code visible_device_list} is one setting for
 * the process, and a second session with another value is refused. A node that names its device is
 * obeyed, but TensorFlow's loader takes a SavedModel as its files are. So the graph is written once
 * more; variables and assets are links to those of the model.
 */
final class PlacedModel implements AutoCloseable {
    private final Path folder;

    private PlacedModel(Path folder) {
        this.folder = folder;
    }

    /**
     * Places every node of a SavedModel.
     *
     * @param model folder of the SavedModel
     * @param device as TensorFlow calls it: {@code /device:GPU:1}
     * @return the caller closes it when it is loaded
     * @throws ModelException when it cannot be read, or there is no room for temporary files
     */
    @MustBeClosed
    static PlacedModel of(Path model, String device) {
        try {
            PlacedModel placed = new PlacedModel(Files.createTempDirectory("sightline-placed-"));
            try {
                placed.write(model.toAbsolutePath(), device);
                return placed;
            } catch (IOException | RuntimeException failure) {
                placed.close();
                throw failure;
            }
        } catch (IOException e) {
            throw new ModelException(
                    "%s: cannot be placed on %s: %s".formatted(model, device, e), e);
        }
    }

    private void write(Path model, String device) throws IOException {
        Path graphs = model.resolve(ModelBundle.SAVED_MODEL);
        try (InputStream in = Files.newInputStream(graphs);
                OutputStream out = Files.newOutputStream(folder.resolve(ModelBundle.SAVED_MODEL))) {
            placed(SavedModel.parseFrom(in), device).writeTo(out);
        }
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(model, file -> !file.equals(graphs))) {
            for (Path other : others) {
                Files.createSymbolicLink(folder.resolve(other.getFileName()), other);
            }
        }
    }

    /** The bodies of functions are left as they are: they run where they are called. */
    private static SavedModel placed(SavedModel model, String device) {
        SavedModel.Builder placed = model.toBuilder();
        for (MetaGraphDef.Builder graph : placed.getMetaGraphsBuilderList()) {
            for (NodeDef.Builder node : graph.getGraphDefBuilder().getNodeBuilderList()) {
                node.setDevice(device);
            }
        }
        return placed.build();
    }

    /** The folder to load. */
    Path folder() {
        return folder;
    }

    /** Removes the folder, not what its links point to. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be removed", e);
        }
    }
}
