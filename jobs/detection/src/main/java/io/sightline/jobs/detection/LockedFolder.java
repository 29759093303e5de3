package io.sightline.jobs.detection;

import com.google.errorprone.annotations.MustBeClosed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.flink.util.FileUtils;

/**
 * A folder that one process uses at a time. The operating system releases the lock when the process
 * ends, however it ends.
 */
public final class LockedFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;
    private final boolean temporary;

    private LockedFolder(Path path, FileChannel channel, boolean temporary) {
        this.path = path;
        this.channel = channel;
        this.temporary = temporary;
    }

    /**
     * Locks a folder.
     *
     * @param folder created when absent
     * @return empty if another process, or another owner in this one, has it
     * @throws IOException when the folder cannot be written
     */
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    static Optional<LockedFolder> tryLock(Path folder) throws IOException {
        Files.createDirectories(folder);
        return lock(folder.resolve(LOCK)).map(channel -> new LockedFolder(folder, channel, false));
    }

    /**
     * Makes a folder for temporary files, which {@link #close} deletes. Folders with the same
     * prefix that killed processes left behind are deleted first.
     *
     * @param prefix of the folder's name
     * @throws IOException when it cannot be made
     */
    @MustBeClosed
    public static LockedFolder temporary(String prefix) throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        deleteAbandoned(parent, prefix);
        Path folder = Files.createTempDirectory(parent, prefix);
        // Named after it is locked: a file of that name without a lock is abandoned.
        Path draft = folder.resolve(LOCK + ".new");
        FileChannel channel =
                lock(draft).orElseThrow(() -> new IOException(draft + " is locked already"));
        Files.move(draft, folder.resolve(LOCK));
        return new LockedFolder(folder, channel, true);
    }

    private static void deleteAbandoned(Path parent, String prefix) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path folder : folders) {
                if (Files.isRegularFile(folder.resolve(LOCK)) && isFree(folder.resolve(LOCK))) {
                    FileUtils.deleteDirectoryQuietly(folder.toFile());
                }
            }
        }
    }

    private static boolean isFree(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException notOurs) {
            return false;
        }
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            if (locked) {
                byte[] owner =
                        Long.toString(ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.US_ASCII);
                channel.truncate(0).write(ByteBuffer.wrap(owner), 0);
            }
            return locked ? Optional.of(channel) : Optional.empty();
        } catch (OverlappingFileLockException ofThisProcess) {
            return Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    /** Number of the process that has a folder, as text; empty if it is not known. */
    static String ownerOf(Path folder) {
        try {
            return Files.readString(folder.resolve(LOCK), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Releases the folder; deletes it if it is temporary. */
    @Override
    public void close() {
        if (temporary) {
            FileUtils.deleteDirectoryQuietly(path.toFile());
        }
        try {
            channel.close();
        } catch (IOException unimportant) {
            // The lock ends with the process.
        }
    }
}
