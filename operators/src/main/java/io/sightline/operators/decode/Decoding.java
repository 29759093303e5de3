package io.sightline.operators.decode;

import java.util.List;
import java.util.Optional;

/**
 * What a frame brought.
 *
 * @param outcomes that are known, of this frame or of earlier ones, in their order
 * @param image the frame itself, if it is a still image: its outcome comes after those
 */
record Decoding(List<DecodeOutcome> outcomes, Optional<StillImage> image) {
    static Decoding known(List<DecodeOutcome> outcomes) {
        return new Decoding(outcomes, Optional.empty());
    }

    static Decoding before(StillImage image, List<DecodeOutcome> outcomes) {
        return new Decoding(outcomes, Optional.of(image));
    }
}
