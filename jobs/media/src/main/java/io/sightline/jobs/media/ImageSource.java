package io.sightline.jobs.media;

import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Copies images from files, one after the other at a steady rate. */
final class ImageSource implements FrameSource {
    private final Iterator<Path> files;
    private final PresentationTimes times;

    /**
     * @param files images in the order of their frames
     * @param framesPerSecond their rate
     */
    ImageSource(List<Path> files, double framesPerSecond) {
        this.files = files.iterator();
        this.times = PresentationTimes.steady(framesPerSecond);
    }

    @Override
    public Optional<SourceFrame> next() {
        if (!files.hasNext()) {
            return Optional.empty();
        }
        Path file = files.next();
        byte[] value = read(file);
        return Optional.of(
                new SourceFrame(
                        MediaFiles.pictureType(file, value),
                        value,
                        true,
                        times.millis(),
                        times.frameMillis()));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UserError("cannot read '%s': %s".formatted(file, failure), failure);
        }
    }

    @Override
    public void close() {
        // Each file is closed as soon as it is read.
    }
}
