package io.sightline.operators.decode;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Puts outcomes into words that can be compared. */
final class TestingOutcome {
    private TestingOutcome() {}

    /** Frame number and picture (size and checksum of its pixels), reason, or {@code skipped}. */
    static String summary(DecodeOutcome outcome) {
        long seq = outcome.frame().seq();
        if (outcome instanceof DecodeOutcome.Refused refused) {
            return seq + " " + refused.reason().word();
        }
        if (outcome instanceof DecodeOutcome.Skipped) {
            return seq + " skipped";
        }
        if (outcome instanceof DecodeOutcome.Joined) {
            return seq + " joined";
        }
        Picture picture = ((DecodeOutcome.Decoded) outcome).picture();
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.wrap(picture.image().rgb()));
        return String.format(
                Locale.ROOT,
                "%d %dx%d %08x",
                seq,
                picture.width(),
                picture.height(),
                crc.getValue());
    }

    /** Frame number and {@code ok}, or frame number and reason. */
    static String verdict(DecodeOutcome outcome) {
        return outcome instanceof DecodeOutcome.Decoded
                ? outcome.frame().seq() + " ok"
                : summary(outcome);
    }

    /** All outcomes that a frame brought, its own picture decoded here if it is a still image. */
    static List<DecodeOutcome> all(Decoding decoding, DecodePolicy policy) {
        List<DecodeOutcome> outcomes = new ArrayList<>(decoding.outcomes());
        try (ImageDecoders decoders = new ImageDecoders(policy)) {
            decoding.image().ifPresent(image -> outcomes.add(image.decode(decoders)));
        }
        return outcomes;
    }

    static List<String> verdicts(List<DecodeOutcome> outcomes) {
        return outcomes.stream().map(TestingOutcome::verdict).toList();
    }
}
