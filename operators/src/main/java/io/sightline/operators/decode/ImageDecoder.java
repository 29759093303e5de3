package io.sightline.operators.decode;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.bitstream.ImageStructure;
import io.sightline.operators.bitstream.UndecodableFrameException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes JPEG and PNG with OpenCV, after checking that the file is complete and not too large.
 *
 * <p>Grey, alpha, 16-bit and CMYK images become 8-bit RGB; an image with an EXIF orientation is
 * rotated as a viewer would show it. Owns native buffers that are reused from image to image;
 * closed by its creator. Not thread-safe.
 */
final class ImageDecoder implements AutoCloseable {
    private final long maxPixels;
    private final InputPicture input;
    private final PictureScaler scaler;
    private final Mat pixels = new Mat();
    private BytePointer buffer = new BytePointer(1 << 18);

    /**
     * @param policy input of the network and maximum image size
     */
    @MustBeClosed
    ImageDecoder(DecodePolicy policy) {
        maxPixels = policy.maxPixels();
        input = new InputPicture(policy);
        scaler = new PictureScaler(policy);
    }

    /**
     * Decodes one image.
     *
     * @param encoded the whole file
     * @param type JPEG or PNG, with the first bytes checked (see {@link ContentType#of})
     * @throws UndecodableFrameException when it is truncated, damaged or too large
     */
    Picture decode(byte[] encoded, ContentType type) throws UndecodableFrameException {
        ImageStructure.check(encoded, type, maxPixels);
        if (buffer.capacity() < encoded.length) {
            buffer.close();
            buffer = new BytePointer(encoded.length);
        }
        buffer.put(encoded);
        if (!decodePixels(encoded.length)) {
            throw new UndecodableFrameException(
                    DecodeReason.CORRUPT, "the %s cannot be decoded".formatted(type.mimeType()));
        }
        scaler.scale(pixels, input.rgb());
        return new Picture(pixels.cols(), pixels.rows(), input.copy());
    }

    private boolean decodePixels(int length) {
        int flags = opencv_imgcodecs.IMREAD_COLOR_RGB;
        try (Mat file = new Mat(1, length, opencv_core.CV_8UC1, buffer);
                Mat decoded = opencv_imgcodecs.imdecode(file, flags, pixels)) {
            return !decoded.empty();
        } catch (RuntimeException refusedByOpenCv) { // JavaCPP's form of cv::Exception
            return false;
        }
    }

    @Override
    public void close() {
        buffer.close();
        pixels.close();
        input.close();
        scaler.close();
    }
}
