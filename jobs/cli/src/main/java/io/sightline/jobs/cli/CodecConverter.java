package io.sightline.jobs.cli;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.options.ConstantConverter;

/** {@code --codec} as people write it. */
final class CodecConverter extends ConstantConverter<FrameCodec> {
    CodecConverter() {
        super(FrameCodec.values());
    }
}
