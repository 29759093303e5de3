package io.sightline.jobs.options;

import io.sightline.jobs.kafka.TopicPosition;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which part of the frames topic is read. */
public final class ReplayOptions {
    @Option(
            names = "--from",
            paramLabel = "POSITION",
            defaultValue = "committed",
            converter = TopicPosition.FromConverter.class,
            description =
                    "Where to begin: committed (where --group-id has stopped, or the oldest frame),"
                            + " earliest, latest, a capture time such as 2026-11-20T16:45:00Z, or"
                            + " partitions with offsets such as 0:1200,1:1180 (others from the"
                            + " oldest). A checkpoint that is resumed is stronger. Default:"
                            + " ${DEFAULT-VALUE}.")
    private TopicPosition from;

    @Option(
            names = "--until",
            paramLabel = "POSITION",
            converter = TopicPosition.UntilConverter.class,
            description =
                    "Where to end, that frame not included: latest (what is there at the start), a"
                            + " capture time, or offsets (other partitions are not read). The job ends"
                            + " by itself then. Default: never.")
    private Optional<TopicPosition> until = Optional.empty();

    /** Where to begin. */
    public TopicPosition from() {
        return from;
    }

    /** Where to end; empty for a job that goes on. */
    public Optional<TopicPosition> until() {
        return until;
    }
}
