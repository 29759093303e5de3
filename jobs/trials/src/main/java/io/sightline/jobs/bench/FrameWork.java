package io.sightline.jobs.bench;

/** Work on one frame after the other; belongs to one thread at a time. */
interface FrameWork extends AutoCloseable {
    /**
     * Does the work.
     *
     * @param number of the frame in the clip, from 0
     */
    void run(int number);

    /** Nothing, where nothing is owned. */
    @Override
    default void close() {}
}
