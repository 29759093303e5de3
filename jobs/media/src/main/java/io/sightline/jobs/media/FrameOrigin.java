package io.sightline.jobs.media;

import com.google.errorprone.annotations.MustBeClosed;

/** Where frames come from: can be opened again, after its end or after a lost connection. */
public interface FrameOrigin {
    /**
     * Opens it at its beginning, or at the present where it is live.
     *
     * @throws io.sightline.models.error.UserError when it cannot be opened, naming it and the
     *     reason
     */
    @MustBeClosed
    FrameSource open();

    /**
     * Whether frames come when they are made (a network camera, a device): their capture time is
     * their arrival, and an end is a lost connection.
     */
    boolean live();
}
