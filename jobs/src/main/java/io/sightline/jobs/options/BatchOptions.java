package io.sightline.jobs.options;

import io.sightline.operators.infer.BatchPolicy;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How many frames go through the network together; what comes out does not depend on it. */
public final class BatchOptions {
    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "4",
            converter = PositiveConverter.class,
            description =
                    "Most frames that go through the network together, of all cameras and tasks of"
                            + " a process. Default: ${DEFAULT-VALUE}.")
    private int batchSize;

    @Option(
            names = "--batch-wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "How long a frame waits for others to fill a batch: for a GPU. Default: not at"
                            + " all, a batch is what is there.")
    private Duration batchWait = Duration.ZERO;

    /** The policy that was chosen. */
    public BatchPolicy policy() {
        return new BatchPolicy(batchSize, batchWait.toMillis());
    }
}
