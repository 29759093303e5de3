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
                    "Where to start: committed (the offsets of --group-id, or the oldest frame),"
                            + " earliest, latest, a capture time such as 2026-11-20T16:45:00Z, or"
                            + " partitions with offsets such as 0:1200,1:1180 (other partitions"
                            + " from the oldest frame). Ignored when a job continues from a"
                            + " checkpoint. Default: ${DEFAULT-VALUE}.")
    private TopicPosition from;

    @Option(
            names = "--until",
            paramLabel = "POSITION",
            converter = TopicPosition.UntilConverter.class,
            description =
                    "Where to end, exclusive: latest (the newest frame at the start of the job), a"
                            + " capture time, or offsets (other partitions are not read). The job"
                            + " then ends by itself. Default: never.")
    private Optional<TopicPosition> until = Optional.empty();

    /** Where reading starts. */
    public TopicPosition from() {
        return from;
    }

    /** Where reading ends; empty for a job that does not end by itself. */
    public Optional<TopicPosition> until() {
        return until;
    }
}
