package io.sightline.jobs.bench;

import java.util.List;

/**
 * How the pipeline is run to be measured.
 *
 * @param cameras how many, from 1
 * @param frames of a backlog, all cameras together, from 1
 * @param jobArguments options of the job, as on its command line
 */
public record PipelineOptions(int cameras, int frames, List<String> jobArguments) {
    public PipelineOptions {
        jobArguments = List.copyOf(jobArguments);
    }
}
