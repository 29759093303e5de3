package io.sightline.jobs.bench;

/** A part of the work on a frame that can be done by itself, over and over. */
interface Stage extends AutoCloseable {
    /**
     * Does the work for a number of frames.
     *
     * @return CPU time per frame, milliseconds
     */
    double round() throws InterruptedException;

    @Override
    void close();
}
