package io.sightline.operators.decode;

import io.sightline.operators.frame.EncodedFrame;

/** Decides which frames are skipped: reported like any other, but without pixels. */
interface FrameFilter {
    /** Skips nothing. */
    FrameFilter NONE = frame -> false;

    /**
     * Decides on a valid frame: a still image when it is next, a video frame when its decoder
     * returns it. Called once for each frame, and again for those whose decoder is rebuilt.
     */
    boolean skips(EncodedFrame frame);
}
