package io.sightline.jobs.bench;

import io.sightline.jobs.local.LocalJob;

/**
 * What the pipeline is measured under.
 *
 * @param cameras how many, from 1
 * @param frames of a backlog, all cameras together, from 1
 * @param job that works on them
 */
public record PipelineLoad(int cameras, int frames, LocalJob job) {}
