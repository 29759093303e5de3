package io.sightline.models.catalogue;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The part of a file that has arrived, in {@code NAME.part} next to its place. Disk failures are
 * {@link ModelException}s, because another attempt would not help.
 */
final class PartFile implements AutoCloseable {
    private final SourceFile file;
    private final Path target;
    private final Path path;
    private final FileChannel channel;
    private long bytes;

    private PartFile(SourceFile file, Path target, Path path, FileChannel channel) {
        this.file = file;
        this.target = target;
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens what an earlier attempt has left, or an empty file.
     *
     * @param target where the whole file will be
     * @throws ModelException when it cannot be written, or another pull is writing it
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
                part.bytes = channel.size();
                if (part.bytes > file.bytes()) {
                    part.restart();
                }
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
            // reported below
        }
        throw new ModelException(path + ": is being written by another pull");
    }

    /** How much has arrived. */
    long bytes() {
        return bytes;
    }

    boolean isWhole() {
        return bytes == file.bytes();
    }

    /** Discards everything that has arrived. */
    void restart() {
        try {
            channel.truncate(0);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
        bytes = 0;
    }

    /**
     * Adds what has arrived.
     *
     * @throws RefusedException when the file would become longer than expected
     */
    void append(ByteBuffer piece) throws RefusedException {
        if (bytes + piece.remaining() > file.bytes()) {
            restart();
            throw new RefusedException(
                    "wrong file: it has more than the " + file.bytes() + " bytes expected");
        }
        try {
            while (piece.hasRemaining()) {
                bytes += channel.write(piece, bytes);
            }
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /**
     * Moves the whole file to its place.
     *
     * @throws RefusedException when its checksum is not the expected one; the part is then empty
     */
    void publish() throws RefusedException {
        try {
            // Read through the channel: closing another one of this file would release the lock.
            InputStream whole = Channels.newInputStream(channel.position(0));
            Checksum actual = file.checksum().of(whole);
            if (!actual.equals(file.checksum())) {
                restart();
                throw new RefusedException(
                        "wrong file: its checksum is %s, expected %s"
                                .formatted(actual, file.checksum()));
            }
            channel.force(true);
            Files.move(
                    path,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (RefusedException wrong) {
            throw wrong;
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /** Keeps what has arrived for a later attempt; removes the file when that is nothing. */
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
