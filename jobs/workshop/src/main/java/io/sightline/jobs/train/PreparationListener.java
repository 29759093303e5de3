package io.sightline.jobs.train;

/** Told how far the data of a training run is prepared, by the thread that prepares it. */
public interface PreparationListener {
    /**
     * A piece of work begins; there is one at a time.
     *
     * @param task what is done, one word
     * @param images how many there are to do, -1 when nobody knows yet
     */
    void began(String task, long images);

    /** One image is done. */
    void imageDone();

    /** The piece of work ended, well or not. */
    void ended();

    /**
     * Something that the user should know and that stops nothing.
     *
     * @param note one line
     */
    void noted(String note);
}
