package io.sightline.jobs.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Encodes images one by one, without delay. Not thread-safe; the owner closes it. */
interface ImageEncoder extends AutoCloseable {
    /**
     * Encodes an image of any size, which the caller still owns.
     *
     * @param ptsMillis presentation time of the frame
     * @param durationMillis how long the frame is shown
     */
    SourceFrame encode(AVFrame image, long ptsMillis, long durationMillis);

    @Override
    void close();
}
