package io.sightline.operators.track;

import java.util.Locale;

/** Why a track is over. */
public enum EndReason {
    /** It was not seen for too long. */
    LOST,
    /** The camera showed nothing for too long. */
    GAP,
    /** The camera began to number its frames again. */
    EPOCH,
    /** The camera has more tracks than are kept. */
    CAP;

    /** As in records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
