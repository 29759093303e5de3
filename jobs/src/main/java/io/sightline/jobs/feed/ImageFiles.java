package io.sightline.jobs.feed;

import io.sightline.jobs.options.UserError;
import io.sightline.operators.decode.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The pictures on disk that can be a source: JPEG and PNG, told by the ends of their names. */
final class ImageFiles {
    private ImageFiles() {}

    /** Type of a picture by its name; empty for other files. */
    static Optional<ContentType> contentType(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jpg") || name.endsWith(".jpeg")) {
            return Optional.of(ContentType.JPEG);
        }
        return name.endsWith(".png") ? Optional.of(ContentType.PNG) : Optional.empty();
    }

    /**
     * The picture itself, or the pictures of a folder sorted by name.
     *
     * @return empty when the path is neither a picture nor a folder
     * @throws UserError when a folder holds no picture or cannot be read
     */
    static List<Path> list(Path path) {
        if (!Files.isDirectory(path)) {
            return contentType(path).isPresent() ? List.of(path) : List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<Path> images =
                    entries.filter(Files::isRegularFile)
                            .filter(file -> contentType(file).isPresent())
                            .sorted()
                            .toList();
            if (images.isEmpty()) {
                throw new UserError("'%s' holds no .jpg, .jpeg or .png file".formatted(path));
            }
            return images;
        } catch (IOException failure) {
            throw new UserError("cannot list '%s': %s".formatted(path, failure), failure);
        }
    }
}
