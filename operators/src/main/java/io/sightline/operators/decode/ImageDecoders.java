package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.UndecodableFrameException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Image decoders, as many as are used at the same time, so that their native buffers are reused
 * from image to image. Owns them; one that is in use when this is closed is closed when it is given
 * back. Thread-safe.
 */
public final class ImageDecoders implements AutoCloseable {
    private final DecodePolicy policy;
    private final Deque<ImageDecoder> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param policy input size of the network and maximum image size
     */
    public ImageDecoders(DecodePolicy policy) {
        this.policy = policy;
    }

    /**
     * Decodes one image in the caller's thread.
     *
     * @param encoded the whole file
     * @param type JPEG or PNG, with the first bytes checked
     * @throws UndecodableFrameException when it is truncated, damaged or too large
     */
    public Picture decode(byte[] encoded, ContentType type) throws UndecodableFrameException {
        ImageDecoder decoder = take();
        try {
            return decoder.decode(encoded, type);
        } finally {
            giveBack(decoder);
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // closed when it is given back, or in close()
    private ImageDecoder take() {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return new ImageDecoder(policy);
    }

    private void giveBack(ImageDecoder decoder) {
        synchronized (idle) {
            if (!closed) {
                idle.push(decoder);
                return;
            }
        }
        decoder.close();
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(ImageDecoder::close);
            idle.clear();
        }
    }
}
