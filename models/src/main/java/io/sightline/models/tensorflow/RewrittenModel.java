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
import org.tensorflow.proto.SavedModel;

/**
 * A SavedModel whose graph was changed, in a temporary folder until it is loaded.
 *
 * <p>TensorFlow's loader reads files only, so the changed graph is written to one. Variables and
 * assets are links to those of the original model.
 */
final class RewrittenModel implements AutoCloseable {
    private final Path folder;

    private RewrittenModel(Path folder) {
        this.folder = folder;
    }

    /**
     * Rewrites every graph of a SavedModel.
     *
     * @param model folder of the SavedModel
     * @param rewrite changes one graph
     * @return the caller closes it once it is loaded
     * @throws ModelException when the model cannot be read or changed, or when temporary files
     *     cannot be written
     */
    @MustBeClosed
    static RewrittenModel of(Path model, GraphRewrite rewrite) {
        try {
            RewrittenModel rewritten =
                    new RewrittenModel(Files.createTempDirectory("sightline-model-"));
            try {
                rewritten.write(model.toAbsolutePath(), rewrite);
                return rewritten;
            } catch (IOException | RuntimeException failure) {
                rewritten.close();
                throw failure;
            }
        } catch (IOException e) {
            throw new ModelException(
                    "%s: cannot be prepared for this machine: %s".formatted(model, e), e);
        }
    }

    private void write(Path model, GraphRewrite rewrite) throws IOException {
        Path graphs = model.resolve(ModelBundle.SAVED_MODEL);
        try (InputStream in = Files.newInputStream(graphs);
                OutputStream out = Files.newOutputStream(folder.resolve(ModelBundle.SAVED_MODEL))) {
            SavedModel.Builder rewritten = SavedModel.parseFrom(in).toBuilder();
            for (MetaGraphDef.Builder graph : rewritten.getMetaGraphsBuilderList()) {
                rewrite.apply(graph.getGraphDefBuilder());
            }
            rewritten.build().writeTo(out);
        }
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(model, file -> !file.equals(graphs))) {
            for (Path other : others) {
                Files.createSymbolicLink(folder.resolve(other.getFileName()), other);
            }
        }
    }

    /** The folder to load. */
    Path folder() {
        return folder;
    }

    /** Deletes the folder, but not what its links point to. */
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
