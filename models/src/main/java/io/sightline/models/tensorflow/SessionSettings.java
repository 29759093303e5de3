package io.sightline.models.tensorflow;

import io.sightline.models.device.Device;
import io.sightline.models.precision.FloatFormat;
import java.util.Optional;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GPUOptions;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RewriterConfig.Toggle;

/**
 * How a session computes; all that is decided about sessions is decided here. An operation of the
 * CPU runs on one thread, that of the caller where the whole network is on the CPU.
 *
 * @param format of the numbers between layers
 * @param device that computes
 */
public record SessionSettings(FloatFormat format, Device device) {
    /** Single precision on the processor. */
    public static final SessionSettings F32 = new SessionSettings(FloatFormat.F32, Device.CPU);

    private static final String GPU = "GPU";

    /** The settings as TensorFlow takes them. */
    public ConfigProto config() {
        ConfigProto.Builder config = device.isGpu() ? withGpus() : onCpu(1, -1);
        if (format == FloatFormat.BF16) {
            config.setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(inBf16()));
        }
        return config.build();
    }

    /** How a graph is changed before it is loaded; empty to load it as it is. */
    Optional<GraphRewrite> rewrite() {
        if (device.isGpu()) {
            return Optional.of(GraphRewrite.onDevice("/device:GPU:" + device.index()));
        }
        return format == FloatFormat.BF16 ? Optional.of(new EvenInputChannels()) : Optional.empty();
    }

    /**
     * A session that sees no GPU, and so takes no memory of one.
     *
     * @param intraOp threads that share the work of an operation; the first session of a process
     *     decides for all
     * @param interOp operations that run at a time; -1 runs them in the caller's thread
     */
    public static ConfigProto.Builder onCpu(int intraOp, int interOp) {
        return ConfigProto.newBuilder()
                .putDeviceCount(GPU, 0)
                .setIntraOpParallelismThreads(intraOp)
                .setInterOpParallelismThreads(interOp);
    }

    /**
     * A session that sees every GPU: which of them a process sees, and how it takes their memory,
     * is the same for all its sessions and decided by the first. Memory is taken as it is needed,
     * so that another process may have the rest. What has no kernel for a GPU runs on the CPU, on
     * as many threads as a session without a GPU would find.
     */
    static ConfigProto.Builder withGpus() {
        return ConfigProto.newBuilder()
                .setAllowSoftPlacement(true)
                .setGpuOptions(GPUOptions.newBuilder().setAllowGrowth(true))
                .setIntraOpParallelismThreads(1);
    }

    /** Has oneDNN's operations and what lies between them take and give bfloat16. */
    private static RewriterConfig inBf16() {
        return RewriterConfig.newBuilder().setAutoMixedPrecisionOnednnBfloat16(Toggle.ON).build();
    }
}
