package io.sightline.jobs.detect;

import io.sightline.operators.frame.DetectedFrame;
import java.io.Closeable;
import java.io.IOException;

/** Where the detections of files go. The owner closes it. */
public interface DetectionOutput extends Closeable {
    /**
     * Writes the detections of one frame.
     *
     * @throws IOException when the target takes no more
     */
    void write(DetectedFrame frame) throws IOException;
}
