package io.sightline.models.tensorflow;

import io.sightline.models.precision.FloatFormat;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RewriterConfig.Toggle;

/**
 * How a session computes; all that is decided about sessions is decided here. On a CPU, every
 * operation runs on one thread, that of the caller.
 *
 * @param format of the numbers between layers
 */
record SessionSettings(FloatFormat format) {
    /** Single precision. */
    static final SessionSettings F32 = new SessionSettings(FloatFormat.F32);

    /** The settings as TensorFlow takes them. */
    ConfigProto config() {
        ConfigProto.Builder config =
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(1)
                        .setInterOpParallelismThreads(-1);
        if (format == FloatFormat.BF16) {
            config.setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(inBf16()));
        }
        return config.build();
    }

    /** Has oneDNN's operations and what lies between them take and give bfloat16. */
    private static RewriterConfig inBf16() {
        return RewriterConfig.newBuilder().setAutoMixedPrecisionOnednnBfloat16(Toggle.ON).build();
    }
}
