package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.frame.EncodedFrame;
import java.util.List;
import java.util.Random;

/**
 * A camera that sends its frames over and over, one of three gone wrong. The frames between are
 * whole, so that decoders have something to lose.
 */
final class TestingMutatedCamera {
    private static final List<TestingMutation> MUTATIONS = List.of(TestingMutation.values());
    private static final String[] CONTENT_TYPES = {
        "", "image/jpeg", "image/png", "video/h264", "video/h265", "text/plain", "IMAGE/JPEG; q=1"
    };

    private final String cameraId;
    private final String contentType;
    private final List<byte[]> frames;
    private final List<byte[]> others;
    private final Random random;
    private long next;
    private long mutated;

    /**
     * @param contentType of the frames
     * @param frames that are sent, none of them empty
     * @param others from which pieces get into them
     */
    TestingMutatedCamera(
            String cameraId,
            ContentType contentType,
            List<byte[]> frames,
            List<byte[]> others,
            Random random) {
        this.cameraId = cameraId;
        this.contentType = contentType.mimeType();
        this.frames = frames;
        this.others = others;
        this.random = random;
    }

    String cameraId() {
        return cameraId;
    }

    /** How many of the frames so far went wrong. */
    long mutated() {
        return mutated;
    }

    /** The next frame; numbers go up by one. */
    EncodedFrame next() {
        long seq = next++;
        byte[] frame = frames.get((int) (seq % frames.size()));
        if (random.nextInt(3) > 0) {
            return TestingFrame.of(cameraId).seq(seq).contentType(contentType).bytes(frame);
        }
        mutated++;
        TestingMutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
        byte[] other = others.get(random.nextInt(others.size()));
        return TestingFrame.of(cameraId)
                .seq(seq)
                .contentType(contentTypeAfter(mutation))
                .bytes(mutation.apply(frame, other, random));
    }

    private String contentTypeAfter(TestingMutation mutation) {
        if (mutation == TestingMutation.WRONG_CONTENT_TYPE) {
            return CONTENT_TYPES[random.nextInt(CONTENT_TYPES.length)];
        }
        return random.nextInt(4) == 0 ? "" : contentType;
    }
}
