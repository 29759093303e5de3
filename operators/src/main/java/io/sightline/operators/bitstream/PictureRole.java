package io.sightline.operators.bitstream;

/** How a coded picture depends on the pictures around it, in the terms of H.265 (clause 3). */
public enum PictureRole {
    /**
     * Decoding can start here, and no later picture refers to an earlier one. Also an IDR of H.264.
     */
    IDR,
    /** Like an IDR, but the RASL pictures that follow it cannot be decoded. */
    BLA,
    /**
     * Decoding can start here, but the RASL pictures that follow it refer to pictures before it.
     */
    CRA,
    /** A leading picture that refers to pictures before its CRA or BLA. */
    RASL,
    /** A leading picture that refers to nothing before its IDR, CRA or BLA. */
    RADL,
    /** Any other picture, and every H.264 picture other than an IDR. */
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
