package io.sightline.operators.bitstream;

import java.util.HashMap;
import java.util.Map;

/**
 * Which coefficients of a JPEG its scans have brought: a progressive file that ends between two
 * scans can be decoded, but lacks detail.
 */
final class JpegScans {
    /**
     * A decoder passes over the whole image for each scan, and a scan can have 75 bytes. Encoders
     * write up to about 20.
     */
    private static final int MAX_SCANS = 100;

    private static final long ALL_COEFFICIENTS = -1L;
    private static final int LAST_COEFFICIENT = 63;

    private final Map<Integer, Long> completeByComponent = new HashMap<>();
    private boolean progressive;
    private int scans;

    /** A frame header states the components, at most 255. */
    void frame(int marker, int[] components) {
        int progressiveHuffman = 0xC2;
        int progressiveArithmetic = 0xCA;
        progressive = marker == progressiveHuffman || marker == progressiveArithmetic;
        for (int component : components) {
            completeByComponent.put(component, 0L);
        }
    }

    /**
     * One more scan.
     *
     * @param components that it has coefficients of
     * @param first index of its first coefficient
     * @param last index of its last coefficient
     * @param missingBits low bits of these coefficients that later scans bring
     * @throws UndecodableFrameException when there are too many
     */
    void scan(int[] components, int first, int last, int missingBits)
            throws UndecodableFrameException {
        scans++;
        if (scans > MAX_SCANS) {
            throw new UndecodableFrameException(
                    DecodeReason.TOO_LARGE,
                    "the JPEG has more than " + MAX_SCANS + " scans, the maximum");
        }
        long complete = ALL_COEFFICIENTS;
        if (progressive) {
            complete = 0;
            if (missingBits == 0) {
                for (int i = first; i <= Math.min(last, LAST_COEFFICIENT); i++) {
                    complete |= 1L << i;
                }
            }
        }
        for (int component : components) {
            completeByComponent.merge(component, complete, (before, more) -> before | more);
        }
    }

    boolean any() {
        return scans > 0;
    }

    /** Whether each component has all bits of all its coefficients. */
    boolean areComplete() {
        return !completeByComponent.isEmpty()
                && completeByComponent.values().stream()
                        .allMatch(complete -> complete == ALL_COEFFICIENTS);
    }
}
