package io.sightline.operators.decode;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.DecodeReason;
import io.sightline.operators.bitstream.ImageCondition;
import io.sightline.operators.bitstream.ImageStructure;
import io.sightline.operators.bitstream.UndecodableFrameException;
import java.util.Arrays;
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
    private static final byte[] END_OF_IMAGE = {(byte) 0xFF, (byte) 0xD9};

    /** Entropy-coded data that is no run of equal bits, for more blocks than one. */
    private static final byte[] MORE_DATA = new byte[64];

    static {
        Arrays.fill(MORE_DATA, (byte) 0x5A);
    }

    private final long maxPixels;
    private final InputPicture input;
    private final PictureScaler scaler;
    private final Mat pixels = new Mat();
    private final Mat compared = new Mat();
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
        ImageCondition condition = ImageStructure.check(encoded, type, maxPixels);
        boolean decoded =
                condition.endMissing()
                        ? decodeWithoutEnd(encoded)
                        : decodePixels(fill(encoded, encoded.length), pixels);
        if (!decoded) {
            throw new UndecodableFrameException(
                    DecodeReason.CORRUPT, "the %s cannot be decoded".formatted(type.mimeType()));
        }
        scaler.scale(pixels, input.rgb());
        return new Picture(pixels.cols(), pixels.rows(), input.copy(), condition.isSound());
    }

    /**
     * Decodes a JPEG that lacks its end-of-image marker. If its last blocks are missing as well,
     * its pixels depend on what follows it: it is decoded with two different endings.
     */
    private boolean decodeWithoutEnd(byte[] jpeg) throws UndecodableFrameException {
        int length = jpeg[jpeg.length - 1] == -1 ? jpeg.length - 1 : jpeg.length;
        if (!decodePixels(fill(jpeg, length, END_OF_IMAGE), pixels)
                || !decodePixels(fill(jpeg, length, MORE_DATA, END_OF_IMAGE), compared)) {
            return false;
        }
        if (opencv_core.norm(pixels, compared, opencv_core.NORM_INF, null) != 0) {
            throw new UndecodableFrameException(
                    DecodeReason.TRUNCATED,
                    "the JPEG ends after " + jpeg.length + " bytes, before its last block");
        }
        return true;
    }

    /** Copies a file to native memory. */
    private int fill(byte[] encoded, int length, byte[]... endings) {
        int total = length;
        for (byte[] ending : endings) {
            total += ending.length;
        }
        if (buffer.capacity() < total) {
            buffer.close();
            buffer = new BytePointer(total);
        }
        buffer.position(0).put(encoded, 0, length);
        int at = length;
        for (byte[] ending : endings) {
            buffer.position(at).put(ending, 0, ending.length);
            at += ending.length;
        }
        buffer.position(0);
        return total;
    }

    private boolean decodePixels(int length, Mat target) {
        int flags = opencv_imgcodecs.IMREAD_COLOR_RGB;
        try (Mat file = new Mat(1, length, opencv_core.CV_8UC1, buffer);
                Mat decoded = opencv_imgcodecs.imdecode(file, flags, target)) {
            return !decoded.empty();
        } catch (RuntimeException refusedByOpenCv) { // JavaCPP's form of cv::Exception
            if (isOutOfMemory(refusedByOpenCv)) {
                throw refusedByOpenCv;
            }
            return false;
        }
    }

    /**
     * Whether OpenCV lacked memory, which is no fault of the image: the frame must be decoded again
     * after a restart, not refused.
     */
    static boolean isOutOfMemory(RuntimeException refusedByOpenCv) {
        String message = String.valueOf(refusedByOpenCv.getMessage());
        return message.contains("(-4:") // cv::Error::StsNoMem
                || message.contains("bad_alloc");
    }

    @Override
    public void close() {
        buffer.close();
        pixels.close();
        compared.close();
        input.close();
        scaler.close();
    }
}
