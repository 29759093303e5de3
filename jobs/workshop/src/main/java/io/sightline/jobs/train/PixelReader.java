package io.sightline.jobs.train;

import io.sightline.models.detector.RgbImage;
import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.UndecodableFrameException;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.decode.ImageDecoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads image files, stretched to one size. Thread-safe; closed by whoever made it, after the last
 * read.
 */
final class PixelReader implements AutoCloseable {
    private static final String BY_FIRST_BYTES = "";

    private final ImageDecoders decoders;

    /**
     * @param policy the size of what is read, and the largest picture that is
     */
    PixelReader(DecodePolicy policy) {
        decoders = new ImageDecoders(policy);
    }

    /**
     * Reads a JPEG or PNG file.
     *
     * @throws UserError naming the file, when it cannot be read or decoded
     */
    RgbImage read(Path file) {
        try {
            byte[] encoded = Files.readAllBytes(file);
            return decoders.decode(encoded, stillImage(encoded)).image();
        } catch (UndecodableFrameException broken) {
            throw new UserError(
                    "%s: cannot be decoded: %s".formatted(file, broken.getMessage()), broken);
        } catch (IOException unreadable) {
            throw new UserError("%s: cannot be read: %s".formatted(file, unreadable), unreadable);
        }
    }

    private static ContentType stillImage(byte[] encoded) throws UndecodableFrameException {
        ContentType type = ContentType.of(BY_FIRST_BYTES, encoded);
        return type.isVideo() ? ContentType.of(ContentType.JPEG.mimeType(), encoded) : type;
    }

    @Override
    public void close() {
        decoders.close();
    }
}
