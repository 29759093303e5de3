package io.sightline.jobs.media;

import com.google.errorprone.annotations.MustBeClosed;

/** A source of frames that can be opened repeatedly, after its end or a lost connection. */
public interface FrameOrigin {
    /**
     * Opens it at its beginning, or at the present if it is live.
     *
     * @throws io.sightline.models.error.UserError when it cannot be opened, with its name and the
     *     reason
     */
    @MustBeClosed
    FrameSource open();

    /**
     * Whether frames arrive as they are captured (a network camera, a device): their capture time
     * is their arrival, and an end is a lost connection.
     */
    boolean live();
}
