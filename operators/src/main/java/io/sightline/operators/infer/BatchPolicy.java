package io.sightline.operators.infer;

import java.io.Serializable;

/**
 * How many frames go through the network together. It never changes the results.
 *
 * @param maxSize upper bound of frames in a batch, at least 1
 * @param maxWaitMillis maximum time that the first frame of a batch waits for others, at least 0; 0
 *     runs what is queued
 */
public record BatchPolicy(int maxSize, long maxWaitMillis) implements Serializable {
    private static final long serialVersionUID = 1L;

    public BatchPolicy {
        if (maxSize < 1) {
            throw new IllegalArgumentException(
                    "maximum batch size must be at least 1, not " + maxSize);
        }
        if (maxWaitMillis < 0) {
            throw new IllegalArgumentException(
                    "maximum wait must be at least 0 ms, not " + maxWaitMillis + " ms");
        }
    }

    /**
     * Size of the next batch. Without a wait, queued frames are shared out evenly, so that no
     * caller idles while another has more than one frame; with a wait, they go together.
     *
     * @param waiting queued frames, at least 1
     * @param callers that can run a batch at the same time, at least 1
     */
    int size(int waiting, int callers) {
        int share = maxWaitMillis > 0 ? waiting : (waiting + callers - 1) / callers;
        return Math.min(maxSize, share);
    }
}
