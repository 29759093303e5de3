package io.sightline.operators.emit;

import io.sightline.operators.frame.DetectedFrame;

/** How the value of a detection event is written. Not thread-safe: every task has its own. */
public interface EventFormat {
    /** MIME type of the value. */
    String contentType();

    /** Id of the value's schema: the CloudEvents type of an event. */
    String schema();

    /** The value of one frame's event; the same frame always gives the same bytes. */
    byte[] write(DetectedFrame frame);
}
