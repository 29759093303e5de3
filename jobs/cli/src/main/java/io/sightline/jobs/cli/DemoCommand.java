package io.sightline.jobs.cli;

import io.sightline.jobs.demo.Demo;
import io.sightline.jobs.demo.DemoOptions;
import io.sightline.jobs.demo.DemoSummary;
import io.sightline.jobs.demo.Footage;
import io.sightline.jobs.demo.StreetFootage;
import io.sightline.jobs.demo.VideoFootage;
import io.sightline.jobs.detection.DetectionSettings;
import io.sightline.jobs.kafka.Delivery;
import io.sightline.jobs.local.LocalJob;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.options.ComputationOptions;
import io.sightline.jobs.options.ModelOptions;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.options.ThresholdOptions;
import io.sightline.jobs.options.ThresholdSettings;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.infer.Batching;
import io.sightline.operators.overload.OverloadPolicy;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline demo}: the whole pipeline in this process. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Run the whole pipeline on this machine with nothing installed: a"
                    + " Kafka broker, cameras that show a street, the detection job in an"
                    + " embedded Flink, and a consumer that counts frames and events. The"
                    + " program draws the street, 10 s of it, and repeats it if --frames"
                    + " or --seconds ask for more. --video shows a video instead. By"
                    + " default, the cameras of the street send JPEG and H.264 in turn.",
            "Shows some of the events as they arrive, as watch does. The last"
                    + " line of output is a JSON object with framesIn, framesOut, lost,"
                    + " duplicated, deadLettered and more. With the street, ap50 is the"
                    + " accuracy of the detections, measured as by evaluate over all"
                    + " scores above 0.02; the job publishes these unless"
                    + " --score-threshold is set. Latencies are from handing a frame to"
                    + " Kafka until the consumer has its event.",
            "Exit code 0 if every frame came out once, otherwise 1."
        })
final class DemoCommand implements Callable<Integer> {
    /** AP is measured over all scores above this, as by evaluate, whatever is shown. */
    private static final float MEASURED_ABOVE = 0.02f;

    @Option(
            names = "--video",
            paramLabel = "SOURCE",
            description =
                    "Source that the cameras show: a video file or any other source of"
                            + " feed. Default: the street.")
    private Optional<String> video = Optional.empty();

    @Option(
            names = "--cameras",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "2",
            description = "Number of cameras. Default: ${DEFAULT-VALUE}.")
    private int cameras;

    @Mixin private CameraOptions cameraOptions = new CameraOptions();

    @Mixin private SourceAccessOptions access = new SourceAccessOptions();

    @Mixin private ModelOptions model = new ModelOptions();

    @Mixin private ComputationOptions computation = new ComputationOptions();

    @Mixin private ThresholdOptions thresholds = new ThresholdOptions();

    @Option(
            names = "--delivery",
            paramLabel = "GUARANTEE",
            defaultValue = "exactly-once",
            description = "exactly-once or at-least-once, as for run. Default: ${DEFAULT-VALUE}.")
    private Delivery delivery;

    @Mixin private ParallelismOptions parallelism = new ParallelismOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (StopSignal stop = StopSignal.listen()) {
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            DemoOptions options = options();
            Demo demo = new Demo(options, footage(stop), out, err, stop::requested);
            Optional<DemoSummary> summary = demo.run();
            summary.map(DemoSummary::toJson).ifPresent(out::println);
            return summary.filter(DemoSummary::complete).isPresent()
                    ? spec.exitCodeOnSuccess()
                    : spec.exitCodeOnExecutionException();
        }
    }

    private Footage footage(StopSignal stop) {
        FrameCodec codec = cameraOptions.codec();
        if (video.isPresent()) {
            return new VideoFootage(
                    video.get(), SourceOptions.of(codec).withAccess(access.access()));
        }
        int frames = (int) Math.min(cameraOptions.framesPerCamera(), StreetFootage.FRAMES);
        try (ProgressBar bar = ProgressBars.start(spec.commandLine(), "draw", " frames", frames)) {
            return StreetFootage.draw(frames, codec, bar::step, stop::requested);
        }
    }

    private DemoOptions options() {
        ThresholdSettings chosen = thresholds.settings();
        float shownAbove =
                chosen.score().orElseGet(() -> model.source().card().thresholds().score());
        boolean measured = video.isEmpty() && chosen.score().isEmpty();
        return new DemoOptions(
                cameras,
                cameraOptions.rate(),
                cameraOptions.framesPerCamera(),
                cameraOptions.duration(),
                shownAbove,
                job(measured ? chosen.withScore(Math.min(MEASURED_ABOVE, shownAbove)) : chosen));
    }

    private LocalJob job(ThresholdSettings published) {
        return new LocalJob(
                new DetectionSettings(
                        model.source(),
                        computation.computation(),
                        DecodePolicy.DEFAULT_MAX_PIXELS,
                        OverloadPolicy.PROCESS_ALL,
                        Batching.DEFAULT,
                        published),
                delivery,
                parallelism.parallelism());
    }
}
