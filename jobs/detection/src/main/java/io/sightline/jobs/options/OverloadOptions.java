package io.sightline.jobs.options;

import io.sightline.operators.overload.OverloadPolicy;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What happens when the job falls behind. */
public final class OverloadOptions {
    /** Default age above which a frame is skipped. */
    static final Duration DEFAULT_MAX_AGE = Duration.ofMillis(500);

    @Option(
            names = "--overload",
            paramLabel = "POLICY",
            defaultValue = "process-all",
            description =
                    "What to do when the job falls behind: process-all (frames wait in the topic,"
                            + " none is skipped) or skip-late (for live cameras: frames older than"
                            + " --max-age are reported as skipped, without detections). Default:"
                            + " ${DEFAULT-VALUE}.")
    private Overload overload;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description =
                    "With --overload skip-late: skip frames that were captured longer ago than"
                            + " this. Default: 500ms.")
    private Optional<Duration> maxAge = Optional.empty();

    /**
     * The policy.
     *
     * @param bounded whether the job ends by itself, so that all its frames are old
     * @throws IllegalArgumentException when the options contradict each other, with a message of
     *     one line
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
                    "--until reads old frames, all of which --overload skip-late would skip");
        }
        return OverloadPolicy.skipLate(maxAge.orElse(DEFAULT_MAX_AGE));
    }
}
