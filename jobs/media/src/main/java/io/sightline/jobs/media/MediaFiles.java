package io.sightline.jobs.media;

import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Files that can be a source, by their extensions. */
public final class MediaFiles {
    private static final Set<String> VIDEOS =
            Set.of(
                    "mp4", "m4v", "mov", "mkv", "webm", "avi", "flv", "ts", "m2ts", "mpg", "mpeg",
                    "h264", "264", "h265", "265", "hevc", "mjpeg", "mjpg");

    private MediaFiles() {}

    /**
     * The files of a folder, sorted by name; files in subfolders are left out.
     *
     * @throws UserError when it cannot be read
     */
    public static List<Path> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UserError("cannot list '%s': %s".formatted(folder, failure), failure);
        }
    }

    /** Whether it is named like a JPEG or PNG image. */
    public static boolean isPicture(Path file) {
        return namedType(file).isPresent();
    }

    /** Whether it is a video in a common container, or a raw stream. */
    public static boolean isVideo(Path file) {
        return VIDEOS.contains(extension(file));
    }

    /**
     * Type of an image: the one that its bytes have. The name only counts for bytes of neither
     * type, which decoding then refuses.
     *
     * @param file named like an image
     */
    static ContentType pictureType(Path file, byte[] bytes) {
        return ContentType.sniff(bytes)
                .filter(type -> !type.isVideo())
                .or(() -> namedType(file))
                .orElseThrow();
    }

    private static Optional<ContentType> namedType(Path file) {
        return switch (extension(file)) {
            case "jpg", "jpeg" -> Optional.of(ContentType.JPEG);
            case "png" -> Optional.of(ContentType.PNG);
            default -> Optional.empty();
        };
    }

    /**
     * The image itself, or the images of a folder sorted by name.
     *
     * @return empty if the path is neither an image nor a folder
     * @throws UserError when a folder contains no image or cannot be read
     */
    static List<Path> pictures(Path path) {
        if (!Files.isDirectory(path)) {
            return isPicture(path) ? List.of(path) : List.of();
        }
        List<Path> pictures = in(path).stream().filter(MediaFiles::isPicture).toList();
        if (pictures.isEmpty()) {
            throw new UserError("'%s' contains no .jpg, .jpeg or .png file".formatted(path));
        }
        return pictures;
    }

    /** In lower case; empty if the name has none. */
    private static String extension(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
