package io.sightline.jobs.detect;

import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoImage;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the files of a data set's images. */
public final class DatasetImages {
    private DatasetImages() {}

    /**
     * The file of every image, in the order of the images.
     *
     * @param images of the data set
     * @param folder in which their file names are looked up
     * @throws UserError naming the first file that is not there
     */
    public static Map<CocoImage, Path> in(Path folder, List<CocoImage> images) {
        if (!Files.isDirectory(folder)) {
            throw new UserError(folder + ": no such folder");
        }
        Map<CocoImage, Path> files = new LinkedHashMap<>();
        for (CocoImage image : images) {
            files.put(image, file(folder, image));
        }
        return files;
    }

    private static Path file(Path folder, CocoImage image) {
        try {
            Path file = folder.resolve(image.fileName());
            if (Files.isRegularFile(file)) {
                return file;
            }
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "%s: no such file, but the annotations name it as image %d",
                            file,
                            image.id()));
        } catch (InvalidPathException e) {
            throw new UserError(
                    String.format(
                            Locale.ROOT,
                            "image %d of the annotations has no usable file name: %s",
                            image.id(),
                            e.getMessage()),
                    e);
        }
    }
}
