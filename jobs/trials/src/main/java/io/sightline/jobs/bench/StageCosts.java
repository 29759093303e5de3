package io.sightline.jobs.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each stage of the pipeline costs by itself, and the bound that follows: no pipeline of these
 * stages brings more frames per second through than all cores together do of them.
 *
 * @param cpuMs CPU time per frame by stage, milliseconds, in the order of the flow
 * @param cores that work
 */
public record StageCosts(Map<String, Double> cpuMs, int cores) {
    public StageCosts {
        cpuMs = Collections.unmodifiableMap(new LinkedHashMap<>(cpuMs));
    }

    /** CPU time per frame of all stages together, milliseconds. */
    public double cpuMsPerFrame() {
        return cpuMs.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The bound: cores / CPU time per frame of all stages, frames per second. */
    public double boundFramesPerSecond() {
        return cores * 1e3 / cpuMsPerFrame();
    }

    /**
     * How much of the bound is reached.
     *
     * @param framesPerSecond measured
     */
    public double shareOfBound(double framesPerSecond) {
        return framesPerSecond / boundFramesPerSecond();
    }
}
