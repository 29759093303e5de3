package io.sightline.models.catalogue;

/** Called during a pull, in the thread that pulls. */
public interface PullListener {
    /**
     * More of a file has arrived, or it starts over.
     *
     * @param bytes arrived so far, those of an earlier pull included
     */
    void received(SourceFile file, long bytes);

    /**
     * An attempt failed and another one follows.
     *
     * @param message one line
     */
    void retrying(String message);
}
