package io.sightline.jobs.cli;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.options.ConstantConverter;

/** {@code --codec} as on the command line. */
final class CodecConverter extends ConstantConverter<FrameCodec> {
    CodecConverter() {
        super(FrameCodec.values());
    }
}
