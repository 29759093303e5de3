package io.sightline.operators.bitstream;

/** What a coded picture is to the pictures around it, in the words of H.265 (clause 3). */
public enum PictureRole {
    /**
     * Decoding starts here, and nothing after it needs anything before it. Also an IDR of H.264.
     */
    IDR,
    /** As an IDR, but the RASL pictures that follow it cannot be decoded. */
    BLA,
    /**
     * Decoding can start here, but the RASL pictures that follow it need pictures from before it.
     */
    CRA,
    /** A leading picture that needs pictures from before its CRA or BLA. */
    RASL,
    /** A leading picture that needs nothing from before its IDR, CRA or BLA. */
    RADL,
    /** Any other picture. Every picture of H.264 that is no IDR. */
    TRAILING;

    /** Whether decoding can start here (H.265: an IRAP picture). */
    public boolean isKeyframe() {
        return this == IDR || this == BLA || this == CRA;
    }

    /** Whether it is shown before the keyframe that it follows. */
    public boolean isLeading() {
        return this == RASL || this == RADL;
    }

    /** The role that a slice's {@code nal_unit_type} gives its picture (H.265: table 7-1). */
    static PictureRole of(ContentType codec, int nalUnitType) {
        if (codec == ContentType.H264) {
            return nalUnitType == 5 ? IDR : TRAILING;
        }
        return switch (nalUnitType) {
            case 6, 7 -> RADL;
            case 8, 9 -> RASL;
            case 16, 17, 18 -> BLA;
            case 19, 20 -> IDR;
            case 21 -> CRA;
            default -> TRAILING;
        };
    }
}
