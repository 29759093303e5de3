package io.sightline.jobs.media;

import io.sightline.models.error.UserError;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Re-encodes images from files, one after the other at a steady rate, turned as their orientation
 * tags state. Owns the encoder.
 */
final class ImageTranscodingSource implements FrameSource {
    private final Iterator<Path> files;
    private final PresentationTimes times;
    private final ImageEncoder encoder;
    private final Notices notices = new Notices();

    /**
     * @param files images in the order of their frames
     * @param framesPerSecond their rate
     * @param encoder closed with this source
     */
    ImageTranscodingSource(List<Path> files, double framesPerSecond, ImageEncoder encoder) {
        this.files = files.iterator();
        this.times = PresentationTimes.steady(framesPerSecond);
        this.encoder = encoder;
    }

    @Override
    public Optional<SourceFrame> next() {
        if (!files.hasNext()) {
            return Optional.empty();
        }
        Path file = files.next();
        try (VideoReader reader =
                VideoReader.open(new MediaLocation(file.toString()), RtspTransport.AUTO, notices)) {
            if (!reader.read()) {
                throw new UserError("'%s' cannot be decoded".formatted(file));
            }
            long ptsMillis = times.millis();
            return Optional.of(encoder.encode(reader.image(), ptsMillis, times.frameMillis()));
        }
    }

    @Override
    public void close() {
        encoder.close();
    }
}
