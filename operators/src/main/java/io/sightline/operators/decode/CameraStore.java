package io.sightline.operators.decode;

import io.sightline.operators.frame.EncodedFrame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The state of one camera between two frames. Everything else can be rebuilt from it. */
interface CameraStore {
    /** The last frame seen, empty before the first. */
    Optional<StreamPosition> position();

    /** Replaces the last frame seen. */
    void updatePosition(StreamPosition position);

    /** Capture time of the last video frame, epoch milliseconds; empty before the first. */
    OptionalLong captureMillis();

    /** Replaces the capture time of the last video frame. */
    void updateCaptureMillis(long millis);

    /**
     * How far the current group of pictures is decoded, {@link GopState#initial()} before the first
     * frame.
     */
    GopState gop();

    /** Replaces the decoding state. */
    void updateGop(GopState gop);

    /** The stored access units, in stream order. */
    List<EncodedFrame> units();

    void addUnit(EncodedFrame unit);

    void replaceUnits(List<EncodedFrame> units);

    /** Records that wait for later ones, in stream order; see {@link VideoRecords}. */
    List<EncodedFrame> held();

    void addHeld(EncodedFrame record);

    void replaceHeld(List<EncodedFrame> records);

    /** Whether the camera sends the slices of a picture in several records. */
    boolean slicesApart();

    void updateSlicesApart(boolean apart);

    /** Removes everything: the camera is as before its first frame. */
    void clear();
}
