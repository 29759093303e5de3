package io.sightline.jobs.options;

import io.sightline.operators.overload.OverloadPolicy;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What happens when the job falls behind. */
public final class OverloadOptions {
    /** Age over which a frame is skipped, unless told otherwise. */
    static final Duration DEFAULT_MAX_AGE = Duration.ofMillis(500);

    @Option(
            names = "--overload",
            paramLabel = "POLICY",
            defaultValue = "process-all",
            description =
                    "When the job falls behind: process-all (frames wait in the topic, none is"
                            + " skipped) or skip-late (for live cameras: frames older than"
                            + " --max-age are reported, but nothing is looked for in them)."
                            + " Default: ${DEFAULT-VALUE}.")
    private Overload overload;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "With --overload skip-late: time since the capture of a frame after which it is"
                            + " skipped. Default: 500ms.")
    private Optional<Duration> maxAge = Optional.empty();

    /**
     * What was chosen.
     *
     * @param bounded whether the job ends by itself, so that its frames are those of the past
     * @throws IllegalArgumentException when the options contradict each other, in one line
     */
    public OverloadPolicy policy(boolean bounded) {
        if (overload == Overload.PROCESS_ALL) {
            if (maxAge.isPresent()) {
                throw new IllegalArgumentException("--max-age needs --overload skip-late");
            }
            return OverloadPolicy.PROCESS_ALL;
        }
        if (bounded) {
            throw new IllegalArgumentException(
                    "--until reads frames of the past, all of which --overload skip-late would skip");
        }
        return OverloadPolicy.skipLate(maxAge.orElse(DEFAULT_MAX_AGE));
    }
}
