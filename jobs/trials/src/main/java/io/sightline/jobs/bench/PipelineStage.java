package io.sightline.jobs.bench;

import io.sightline.jobs.report.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole pipeline: a round is one backlog that the real job works off. Its CPU time is that of
 * the process. The pipeline stays the caller's.
 */
final class PipelineStage implements Stage {
    private final MeasuredPipeline pipeline;
    private final List<Double> framesPerSecond = new ArrayList<>();

    PipelineStage(MeasuredPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public double round() throws InterruptedException {
        Throughput throughput = pipeline.workOffBacklog();
        framesPerSecond.add(throughput.framesPerSecond());
        return throughput.cpuMsPerFrame();
    }

    /**
     * How many frames came through a second: the median of the last rounds.
     *
     * @param rounds that count, at least 1
     */
    double medianFramesPerSecond(int rounds) {
        int all = framesPerSecond.size();
        return Statistics.median(
                framesPerSecond.subList(all - rounds, all).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    @Override
    public void close() {
        // Nothing is owned.
    }
}
