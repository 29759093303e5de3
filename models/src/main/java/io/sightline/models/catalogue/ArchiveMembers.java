package io.sightline.models.catalogue;

import io.sightline.models.bundle.ModelException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Takes known files out of a {@code .tar.gz} archive. No name in an archive becomes a path: a
 * member is written under the last part of the requested name, and all others stay inside.
 */
final class ArchiveMembers {
    private ArchiveMembers() {}

    /**
     * Takes members out.
     *
     * @param members their paths in the archive
     * @param folder where to; exists
     * @throws ModelException when a member is missing or no plain file, or the archive is corrupt
     */
    static void extract(Path archive, List<String> members, Path folder) {
        Set<String> missing = new TreeSet<>(members);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null && !missing.isEmpty()) {
                String name = entry.getName().replaceFirst("^\\./", "");
                if (missing.remove(name)) {
                    refuseUnlessPlain(archive, entry);
                    write(tar, folder.resolve(Path.of(name).getFileName()));
                }
                entry = tar.getNextEntry();
            }
        } catch (IOException failure) {
            throw new ModelException(archive + ": cannot be unpacked: " + failure, failure);
        }
        if (!missing.isEmpty()) {
            throw new ModelException(archive + ": lacks " + String.join(", ", missing));
        }
    }

    private static void refuseUnlessPlain(Path archive, TarArchiveEntry entry) {
        if (!entry.isFile() || entry.isSymbolicLink() || entry.isLink()) {
            throw new ModelException(archive + ": " + entry.getName() + " is not a regular file");
        }
    }

    private static void write(InputStream member, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(member, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
