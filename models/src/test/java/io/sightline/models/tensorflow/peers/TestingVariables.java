package io.sightline.models.tensorflow.peers;

import io.sightline.models.network.Weights;
import java.nio.file.Path;
import java.util.Map;

/** Variables as checkpoints hold them. */
public final class TestingVariables {
    private TestingVariables() {}

    /**
     * Writes a checkpoint, with a {@code global_step} as training leaves one.
     *
     * @param prefix path without {@code .index}
     */
    public static void writeCheckpoint(Path prefix, Map<String, Weights.Array> variables) {
        DrawnCheckpoint.write(prefix, variables);
    }
}
