package io.sightline.operators.bitstream;

/**
 * Faults of an image file that decoders tolerate, and that devices in the field produce.
 *
 * @param junk whether bytes that belong to nothing are between its segments
 * @param endMissing whether it lacks its end-of-image marker. Nothing else is known to be missing,
 *     but only decoding shows whether its last blocks are there
 */
public record ImageCondition(boolean junk, boolean endMissing) {
    static final ImageCondition SOUND = new ImageCondition(false, false);

    /** Whether it has none of these faults. */
    public boolean isSound() {
        return !junk && !endMissing;
    }
}
