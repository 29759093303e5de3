package io.sightline.jobs.media;

import io.sightline.operators.bitstream.ContentType;

/**
 * One encoded frame of a source, in decode order.
 *
 * @param contentType what it is
 * @param value a whole image file, or one access unit in Annex B form, with its parameter sets in
 *     front if it is a keyframe
 * @param keyframe whether decoding can start here; always true for images
 * @param ptsMillis presentation time since the start of the source, milliseconds; not ascending if
 *     a video has B-frames
 * @param durationMillis how long the frame is shown, milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: frames are never compared
public record SourceFrame(
        ContentType contentType,
        byte[] value,
        boolean keyframe,
        long ptsMillis,
        long durationMillis) {}
