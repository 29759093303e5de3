package io.sightline.models.catalogue;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * What has arrived of a file, kept beside its place and digested on the way. A failure of the disk
 * is a {@link ModelException}: another attempt would not mend it.
 */
final class PartFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final SourceFile file;
    private final Path target;
    private final Path path;
    private final FileChannel channel;
    private MessageDigest digest;
    private long bytes;
    private boolean pieced;

    private PartFile(SourceFile file, Path target, Path path, FileChannel channel) {
        this.file = file;
        this.target = target;
        this.path = path;
        this.channel = channel;
        this.digest = file.checksum().newDigest();
    }

    /**
     * Opens what an earlier attempt has left, or begins anew.
     *
     * @param target where the whole file will be
     */
    @MustBeClosed
    static PartFile open(SourceFile file, Path target) {
        Path path = target.resolveSibling(target.getFileName() + ".part");
        try {
            FileChannel channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            PartFile part = new PartFile(file, target, path, channel);
            try {
                part.lock();
                part.digestWhatIsThere();
                return part;
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // told below
        }
        throw new ModelException(path + ": is being written by another pull");
    }

    private void digestWhatIsThere() throws IOException {
        if (channel.size() > file.bytes()) {
            restart();
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        while (channel.read(buffer) >= 0) {
            bytes += buffer.position();
            digest.update(buffer.flip());
            buffer.clear();
        }
        pieced = bytes > 0;
    }

    /** How much has arrived. */
    long bytes() {
        return bytes;
    }

    boolean isWhole() {
        return bytes == file.bytes();
    }

    /** Whether it may have been pieced together from answers of different servers or days. */
    boolean isPieced() {
        return pieced;
    }

    /** What follows continues what is there, but comes from another answer. */
    void resume() {
        pieced = true;
    }

    /** Forgets all that has arrived. */
    void restart() {
        try {
            channel.truncate(0);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
        digest = file.checksum().newDigest();
        bytes = 0;
        pieced = false;
    }

    /**
     * Adds what has arrived.
     *
     * @throws RefusedException when that is more than the file has
     */
    void append(ByteBuffer piece) throws RefusedException {
        if (bytes + piece.remaining() > file.bytes()) {
            throw new RefusedException(
                    String.format(Locale.ROOT, "more than the %d bytes expected", file.bytes()));
        }
        digest.update(piece.duplicate());
        try {
            while (piece.hasRemaining()) {
                bytes += channel.write(piece, bytes);
            }
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /**
     * Moves the whole file to its place if it is the right one; otherwise forgets it.
     *
     * @return the checksum it has when that is not the one expected
     */
    Optional<Checksum> publish() {
        Checksum actual = file.checksum().of(digest);
        if (!actual.equals(file.checksum())) {
            restart();
            return Optional.of(actual);
        }
        try {
            channel.force(true);
            Files.move(
                    path,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
        return Optional.empty();
    }

    /** Leaves what has arrived to a later attempt; removes the file if that is nothing. */
    @Override
    public void close() {
        try {
            if (bytes == 0) {
                Files.deleteIfExists(path);
            }
            channel.close();
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    private static ModelException unwritable(Path path, IOException failure) {
        return new ModelException(path + ": cannot be written: " + failure, failure);
    }
}
