package io.sightline.jobs.train;

import io.sightline.jobs.options.UserError;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.decode.ContentType;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.decode.ImageDecoder;
import io.sightline.operators.decode.UndecodableFrameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads image files, stretched to one size. Thread-safe: it keeps as many decoders as there were
 * readers at a time, whichever threads they are. Closed by whoever made it, after the last read.
 */
final class PixelReader implements AutoCloseable {
    private static final String BY_FIRST_BYTES = "";

    private final DecodePolicy policy;
    private final Queue<ImageDecoder> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param width of what is read, pixels
     * @param height of what is read, pixels
     */
    PixelReader(int width, int height) {
        policy = DecodePolicy.forInput(width, height);
    }

    /**
     * Reads a JPEG or PNG file.
     *
     * @throws UserError naming the file, when it cannot be read or decoded
     */
    @SuppressWarnings("MustBeClosedChecker") // given back, and closed in close()
    RgbImage read(Path file) {
        ImageDecoder free = idle.poll();
        ImageDecoder decoder = free == null ? new ImageDecoder(policy) : free;
        try {
            byte[] encoded = Files.readAllBytes(file);
            return decoder.decode(encoded, stillImage(encoded)).image();
        } catch (UndecodableFrameException broken) {
            throw new UserError(
                    "%s: cannot be decoded: %s".formatted(file, broken.getMessage()), broken);
        } catch (IOException unreadable) {
            throw new UserError("%s: cannot be read: %s".formatted(file, unreadable), unreadable);
        } finally {
            idle.add(decoder);
        }
    }

    private static ContentType stillImage(byte[] encoded) throws UndecodableFrameException {
        ContentType type = ContentType.of(BY_FIRST_BYTES, encoded);
        return type.isVideo() ? ContentType.of(ContentType.JPEG.mimeType(), encoded) : type;
    }

    @Override
    public void close() {
        idle.forEach(ImageDecoder::close);
        idle.clear();
    }
}
