package io.sightline.operators.decode;

import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelCard;
import java.io.Serializable;
import java.util.Objects;

/**
 * The bounds of the step <em>decode</em>.
 *
 * @param inputWidth width of the network's input, pixels
 * @param inputHeight height of the network's input, pixels
 * @param interpolation how images are scaled to that input
 * @param maxPixels largest image that is decoded, pixels; a larger one is refused before memory is
 *     allocated
 * @param maxGopFrames access units kept per camera for replay after a restart
 * @param maxGopBytes bytes of access units kept per camera for replay after a restart
 * @param maxOpenDecoders video decoders open at once in one task; beyond that the least recently
 *     used one is closed, and rebuilt by replay when its camera sends again
 * @param drainAfterMillis pause of a camera after which frames that its decoder holds back are
 *     emitted, milliseconds
 */
public record DecodePolicy(
        int inputWidth,
        int inputHeight,
        Interpolation interpolation,
        long maxPixels,
        int maxGopFrames,
        long maxGopBytes,
        int maxOpenDecoders,
        long drainAfterMillis)
        implements Serializable {
    /** Default size of the largest image that is decoded, pixels. */
    public static final int DEFAULT_MAX_PIXELS = 50_000_000;

    private static final long serialVersionUID = 1L;

    public DecodePolicy {
        Objects.requireNonNull(interpolation, "interpolation");
        if (inputWidth < 1
                || inputHeight < 1
                || maxPixels < 1
                || maxGopFrames < 1
                || maxGopBytes < 1
                || maxOpenDecoders < 1
                || drainAfterMillis < 1) {
            throw new IllegalArgumentException("every bound of decoding must be at least 1");
        }
    }

    /** Bounds for most cameras and the input of a model. */
    public static DecodePolicy forModel(ModelCard card) {
        return forInput(
                card.inputWidth(), card.inputHeight(), card.preprocessing().interpolation());
    }

    /**
     * Bounds for most cameras and images of one size.
     *
     * @param inputWidth pixels
     * @param inputHeight pixels
     * @param interpolation how images are scaled to it
     */
    public static DecodePolicy forInput(
            int inputWidth, int inputHeight, Interpolation interpolation) {
        return new DecodePolicy(
                inputWidth, inputHeight, interpolation, DEFAULT_MAX_PIXELS, 600, 64 << 20, 64, 500);
    }

    /** The same bounds with another maximum image size. */
    public DecodePolicy withMaxPixels(long pixels) {
        return new DecodePolicy(
                inputWidth,
                inputHeight,
                interpolation,
                pixels,
                maxGopFrames,
                maxGopBytes,
                maxOpenDecoders,
                drainAfterMillis);
    }
}
