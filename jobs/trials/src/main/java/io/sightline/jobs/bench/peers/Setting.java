package io.sightline.jobs.bench.peers;

/**
 * How a peer uses a machine.
 *
 * @param callers that call it at a time
 * @param threadsPerCaller that share the work of one call
 * @param size of one call: images of a batch, or rows of a matrix
 */
public record Setting(int callers, int threadsPerCaller, int size) {
    /** As many callers as threads, each doing its own work. */
    public static Setting callers(int threads, int size) {
        return new Setting(threads, 1, size);
    }

    /** One caller, whose work is shared by all threads. */
    public static Setting oneCaller(int threads, int size) {
        return new Setting(1, threads, size);
    }
}
