package io.sightline.jobs.cli;

import io.sightline.jobs.feed.FrameCodec;

/** {@code --codec} as people write it. */
final class CodecConverter extends ConstantConverter<FrameCodec> {
    CodecConverter() {
        super(FrameCodec.values());
    }
}
