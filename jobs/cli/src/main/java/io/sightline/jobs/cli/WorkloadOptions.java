package io.sightline.jobs.cli;

import io.sightline.jobs.bench.BenchListener;
import io.sightline.jobs.bench.StageOptions;
import io.sightline.jobs.bench.Workload;
import io.sightline.jobs.detection.DetectionSettings;
import io.sightline.jobs.local.TemporaryFolder;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.options.ComputationOptions;
import io.sightline.jobs.options.EnumConverter;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.options.ThresholdSettings;
import io.sightline.models.device.Computation;
import io.sightline.models.device.Device;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.overload.OverloadPolicy;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The input of a measurement: frames of the drawn street, a model and its batch size. */
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
            description = "Size of the frames, in pixels. Default: ${DEFAULT-VALUE}.")
    private Size size;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description =
                    "Upper bound of frames per batch, as for run. Default: 2, on a GPU" + " 32.")
    private Optional<Integer> batchSize = Optional.empty();

    @Mixin private BenchModelOptions model = new BenchModelOptions();

    @Mixin private ComputationOptions computation = new ComputationOptions();

    /** Draws and encodes the frames. */
    Workload draw(BenchListener listener) throws InterruptedException {
        return Workload.draw(codec, size.width(), size.height(), listener);
    }

    /** Opens the model, as {@link BenchModelOptions#open} does. */
    BenchModel openModel(TemporaryFolder folder) {
        return model.open(folder);
    }

    /**
     * How the stages are measured with a model.
     *
     * @param rounds of which the median counts
     * @throws io.sightline.models.bundle.ModelException when the machine lacks a device
     */
    StageOptions stageOptions(BenchModel model, int rounds) {
        Computation asked = computation.of(model.bundle().card());
        Device device = TensorFlowDetector.devices(asked).get(0);
        return new StageOptions(
                asked, batchSize.orElseGet(() -> Batching.DEFAULT.on(device).maxSize()), rounds);
    }

    /** What a job does with the same model and batches. */
    DetectionSettings detection(BenchModel model) {
        return new DetectionSettings(
                model.source(),
                computation.computation(),
                DecodePolicy.DEFAULT_MAX_PIXELS,
                OverloadPolicy.PROCESS_ALL,
                batchSize.map(Batching.DEFAULT::withMaxSize).orElse(Batching.DEFAULT),
                ThresholdSettings.OF_THE_CARD);
    }

    private static final class DrawnCodecConverter extends EnumConverter<FrameCodec> {
        DrawnCodecConverter() {
            super(List.of(FrameCodec.JPEG, FrameCodec.H264));
        }
    }
}
