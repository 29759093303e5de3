package io.sightline.jobs.options;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What keeps the job running for months. */
public final class ResilienceOptions {
    @Option(
            names = "--forget-after",
            paramLabel = "DURATION",
            defaultValue = "1h",
            converter = DurationConverter.class,
            description =
                    "Forget a camera that is silent for this long: its video then resumes at a"
                            + " keyframe. Default: ${DEFAULT-VALUE}.")
    private Duration forgetAfter;

    /** Silence of a camera after which the job has no state of it. */
    public Duration forgetAfter() {
        return forgetAfter;
    }
}
