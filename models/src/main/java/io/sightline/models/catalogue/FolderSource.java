package io.sightline.models.catalogue;

import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes files from a folder, for machines without a network.
 *
 * @param folder that has the files under the names they have in the catalogue
 */
public record FolderSource(Path folder) implements FileSource {
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public void fetch(SourceFile file, Path target, PullListener listener) {
        Path origin = folder.resolve(file.name());
        if (!Files.isRegularFile(origin)) {
            throw new ModelException(origin + ": no such file");
        }
        try (PartFile part = PartFile.open(file, target)) {
            part.restart();
            copy(origin, file, part, listener);
            part.publish();
        } catch (RefusedException wrong) {
            throw new ModelException(origin + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void copy(Path origin, SourceFile file, PartFile part, PullListener listener)
            throws RefusedException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (FileChannel in = FileChannel.open(origin)) {
            while (in.read(buffer) >= 0) {
                part.append(buffer.flip());
                listener.received(file, part.bytes());
                buffer.clear();
            }
        } catch (RefusedException longer) {
            throw longer;
        } catch (IOException failure) {
            throw new ModelException(origin + ": cannot be read: " + failure, failure);
        }
    }
}
