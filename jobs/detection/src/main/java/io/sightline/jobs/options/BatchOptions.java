package io.sightline.jobs.options;

import io.sightline.operators.infer.Batching;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How many frames the model processes together. The detections do not depend on it. Default: what
 * suits the device.
 */
public final class BatchOptions {
    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description =
                    "Maximum number of frames in a batch, over all cameras and tasks of a process."
                            + " Default: 2, on a GPU 32.")
    private Optional<Integer> batchSize = Optional.empty();

    @Option(
            names = "--batch-wait",
            paramLabel = "DURATION",
            converter = DurationConverter.OrZero.class,
            description =
                    "Maximum time to wait for a batch to fill; 0 runs the frames that are queued."
                            + " Default: 0, on a GPU 5ms.")
    private Optional<Duration> batchWait = Optional.empty();

    /** The policy of each kind of device. */
    public Batching batching() {
        Batching batching = Batching.DEFAULT;
        if (batchSize.isPresent()) {
            batching = batching.withMaxSize(batchSize.get());
        }
        if (batchWait.isPresent()) {
            batching = batching.withMaxWaitMillis(batchWait.get().toMillis());
        }
        return batching;
    }
}
