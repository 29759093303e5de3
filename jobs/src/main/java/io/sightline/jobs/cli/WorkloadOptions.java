package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import io.sightline.jobs.bench.Workload;
import io.sightline.jobs.feed.FrameCodec;
import io.sightline.jobs.options.ConstantConverter;
import io.sightline.jobs.options.ModelOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a measurement is made with: frames of the drawn street, and a model. */
final class WorkloadOptions {
    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            converter = DrawnCodecConverter.class,
            defaultValue = "jpeg",
            description = "jpeg or h264. Default: ${DEFAULT-VALUE}.")
    private FrameCodec codec;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Size.Converter.class,
            defaultValue = "1280x720",
            description = "Pixels of the frames. Default: ${DEFAULT-VALUE}.")
    private Size size;

    @Mixin private ModelOptions model = new ModelOptions();

    /** Draws and encodes the frames. */
    Workload draw(BenchListener listener) throws InterruptedException {
        return Workload.draw(codec, size.width(), size.height(), listener);
    }

    ModelOptions model() {
        return model;
    }

    private static final class DrawnCodecConverter extends ConstantConverter<FrameCodec> {
        DrawnCodecConverter() {
            super(new FrameCodec[] {FrameCodec.JPEG, FrameCodec.H264});
        }
    }
}
