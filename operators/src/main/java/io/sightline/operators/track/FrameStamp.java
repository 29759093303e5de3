package io.sightline.operators.track;

/**
 * When a frame of a camera was captured.
 *
 * @param streamEpoch within which {@code seq} is unique
 * @param seq frame number
 * @param timeMillis capture time, epoch milliseconds
 */
public record FrameStamp(String streamEpoch, long seq, long timeMillis) {}
