package io.sightline.jobs.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at processes until a time is over. Belongs to one thread. */
final class Sampler {
    private final List<ProcessProbe> probes;
    private final SamplingPlan plan;
    private final Recording recording = new Recording();

    /** Told between one look and the next. */
    interface Listener {
        /**
         * All processes were looked at.
         *
         * @param elapsed since the start
         * @param recording what was read so far
         */
        void onLook(Duration elapsed, Recording recording);
    }

    Sampler(List<ProcessProbe> probes, SamplingPlan plan) {
        this.probes = List.copyOf(probes);
        this.plan = plan;
    }

    /**
     * Looks, from now on.
     *
     * @throws io.sightline.models.error.UserError when a process has ended
     */
    Recording run(Listener listener) throws InterruptedException {
        long start = System.nanoTime();
        long due = start;
        for (int look = 0; due - start < plan.total().toNanos(); look++) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            for (ProcessProbe probe : probes) {
                look(probe, start);
                if (plan.collects(look)) {
                    collect(probe, start);
                }
            }
            listener.onLook(Duration.ofNanos(System.nanoTime() - start), recording);
            // After a look that took too long the next ones keep their distance.
            due = Math.max(due + plan.interval().toNanos(), System.nanoTime());
        }
        return recording;
    }

    private void look(ProcessProbe probe, long start) {
        double now = secondsSince(start);
        probe.look()
                .forEach(
                        (measure, value) ->
                                recording.add(probe.name(), measure, new Sample(now, value)));
    }

    private void collect(ProcessProbe probe, long start) throws InterruptedException {
        double now = secondsSince(start);
        probe.collect()
                .forEach(
                        (measure, value) ->
                                recording.add(probe.name(), measure, new Sample(now, value)));
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
