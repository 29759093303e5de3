package io.sightline.operators.frame;

/** Payload of a frame that was skipped: it passes every step in its place, without pixels. */
public record Skipped()
        implements DecodedFrame.Payload, InferredFrame.Payload, DetectedFrame.Payload {}
