package io.sightline.operators.decode;

import java.util.List;
import java.util.Optional;

/**
 * The result of handing a frame to the decoder.
 *
 * @param outcomes known now, of this frame or of earlier ones, in their order
 * @param image the frame itself, if it is a still image that has yet to be decoded: its outcome
 *     comes after the others
 */
record Decoding(List<DecodeOutcome> outcomes, Optional<StillImage> image) {
    static Decoding known(List<DecodeOutcome> outcomes) {
        return new Decoding(outcomes, Optional.empty());
    }

    static Decoding before(StillImage image, List<DecodeOutcome> outcomes) {
        return new Decoding(outcomes, Optional.of(image));
    }
}
