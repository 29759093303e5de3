package io.sightline.jobs.cli;

import io.sightline.jobs.options.PositiveConverter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How many parallel tasks a job in this process has. */
final class ParallelismOptions {
    @Option(
            names = "--parallelism",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "Parallel tasks of the job. Default: the number of processors.")
    private Optional<Integer> parallelism = Optional.empty();

    /** Parallel tasks, from 1; empty for the number of processors. */
    Optional<Integer> parallelism() {
        return parallelism;
    }
}
