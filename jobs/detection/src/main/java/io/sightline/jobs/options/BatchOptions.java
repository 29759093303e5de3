package io.sightline.jobs.options;

import io.sightline.operators.infer.Batching;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * How many frames go through the network together; what comes out does not depend on it. Unsaid, it
 * is up to the device.
 */
public final class BatchOptions {
    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description =
                    "Most frames that go through the network together, of all cameras and tasks of"
                            + " a process. Default: 2, on a GPU 32.")
    private Optional<Integer> batchSize = Optional.empty();

    @Option(
            names = "--batch-wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How long a frame waits for others to fill a batch. Default: not at all, a"
                            + " batch is what is there; on a GPU 5ms.")
    private Optional<Duration> batchWait = Optional.empty();

    /** What was chosen, for whichever device there is. */
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
