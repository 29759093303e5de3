package io.sightline.operators.decode;

import io.sightline.operators.frame.EncodedFrame;
import java.util.List;
import java.util.Optional;

/** The state of one camera between two frames. Everything else can be rebuilt from it. */
interface CameraStore {
    /** The last frame seen, empty before the first. */
    Optional<StreamPosition> position();

    /** Replaces the last frame seen. */
    void updatePosition(StreamPosition position);

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
}
