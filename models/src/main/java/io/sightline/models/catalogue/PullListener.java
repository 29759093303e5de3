package io.sightline.models.catalogue;

/** Told of a pull while it runs, in the thread that pulls. */
public interface PullListener {
    /**
     * More of a file has arrived, or it starts over.
     *
     * @param bytes arrived so far, those of an earlier pull included
     */
    void received(SourceFile file, long bytes);

    /**
     * Something went wrong that is mended by another attempt.
     *
     * @param message one line
     */
    void retrying(String message);
}
