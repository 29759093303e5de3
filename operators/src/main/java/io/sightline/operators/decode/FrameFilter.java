package io.sightline.operators.decode;

import io.sightline.operators.frame.EncodedFrame;

/** Says which frames are skipped: accounted for like any other, but without pixels. */
interface FrameFilter {
    /** Skips nothing. */
    FrameFilter NONE = frame -> false;

    /**
     * Decides on a frame, once it is known to be one: a still image when its turn comes, a video
     * frame when its decoder shows it. Asked once for each frame, but again for those whose decoder
     * is rebuilt.
     */
    boolean skips(EncodedFrame frame);
}
