package io.sightline.operators.decode;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.operators.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the frames of one camera outside a job, exactly as {@link DecodeOperator} does inside.
 * Owns native memory; closed by its creator. Not thread-safe.
 */
public final class CameraDecoder implements AutoCloseable {
    private final CameraStore store = new MemoryCameraStore();
    private final FrameDecoder decoder;
    private final ImageDecoders images;
    private String cameraId = "";

    /**
     * @param policy input size of the network, and bounds
     */
    @MustBeClosed
    public CameraDecoder(DecodePolicy policy) {
        decoder = new FrameDecoder(policy, DecodeListener.NONE);
        images = new ImageDecoders(policy);
    }

    /**
     * Takes the camera's next frame.
     *
     * @param frame an image or one access unit, always of the same camera
     * @return the outcomes known now, of this frame or of earlier ones, possibly none; images in
     *     frame order
     */
    public List<DecodeOutcome> decode(EncodedFrame frame) {
        cameraId = frame.cameraId();
        Decoding decoding = decoder.decode(frame, store);
        List<DecodeOutcome> outcomes = new ArrayList<>(decoding.outcomes());
        decoding.image().ifPresent(image -> outcomes.add(image.decode(images)));
        return outcomes;
    }

    /** The outcomes of the frames still pending, when no more frames will come. */
    public List<DecodeOutcome> finish() {
        return decoder.finish(cameraId, store);
    }

    @Override
    public void close() {
        decoder.close();
        images.close();
    }
}
