package io.sightline.jobs.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Encodes pictures one by one, each at once. Not thread-safe; the owner closes it. */
interface PictureEncoder extends AutoCloseable {
    /**
     * Encodes a picture of any size; the picture stays the caller's.
     *
     * @param ptsMillis presentation time of the frame
     * @param durationMillis how long the frame is shown
     */
    SourceFrame encode(AVFrame picture, long ptsMillis, long durationMillis);

    @Override
    void close();
}
