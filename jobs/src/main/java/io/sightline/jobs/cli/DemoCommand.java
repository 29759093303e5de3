package io.sightline.jobs.cli;

import io.sightline.jobs.demo.Demo;
import io.sightline.jobs.demo.DemoOptions;
import io.sightline.jobs.demo.DemoSummary;
import io.sightline.jobs.options.Delivery;
import io.sightline.jobs.options.DeliveryConverter;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.options.ThresholdOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "Runs the whole pipeline on this machine with nothing installed: a real Kafka broker,"
                    + " cameras that show a video, the detection job in an embedded Flink, and a"
                    + " consumer that counts what went in and what came out.",
            "Shows some of the frames as they come out, as watch does. Last line of output: a JSON"
                    + " object with framesIn, framesOut, lost, duplicated, deadLettered, ...;"
                    + " latencies are from handing a frame to Kafka until the consumer has its"
                    + " event.",
            "Exit code 0 when every frame came out once, otherwise 1."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--video",
            required = true,
            paramLabel = "SOURCE",
            description = "What the cameras show: a video file or anything else that feed takes.")
    private String video;

    @Option(
            names = "--cameras",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "2",
            description = "How many cameras show the video. Default: ${DEFAULT-VALUE}.")
    private int cameras;

    @Mixin private CameraOptions cameraOptions = new CameraOptions();

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description =
                    "Folder of the model bundle. Default: a known detector, imported if it lies"
                            + " beside this checkout.")
    private Optional<Path> model = Optional.empty();

    @Mixin private ThresholdOptions thresholds = new ThresholdOptions();

    @Option(
            names = "--delivery",
            paramLabel = "GUARANTEE",
            defaultValue = "exactly-once",
            converter = DeliveryConverter.class,
            description = "exactly-once or at-least-once, as for run. Default: ${DEFAULT-VALUE}.")
    private Delivery delivery;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "Parallel tasks of the job. Default: the number of processors.")
    private Optional<Integer> parallelism = Optional.empty();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (StopSignal stop = StopSignal.listen()) {
            PrintWriter out = spec.commandLine().getOut();
            Demo demo = new Demo(options(), out, spec.commandLine().getErr(), stop::requested);
            Optional<DemoSummary> summary = demo.run();
            summary.map(DemoSummary::toJson).ifPresent(out::println);
            return summary.filter(DemoSummary::complete).isPresent()
                    ? spec.exitCodeOnSuccess()
                    : spec.exitCodeOnExecutionException();
        }
    }

    private DemoOptions options() {
        return new DemoOptions(
                video,
                cameras,
                cameraOptions.codec(),
                cameraOptions.rate(),
                cameraOptions.framesPerCamera(),
                cameraOptions.duration(),
                model,
                jobArguments());
    }

    private List<String> jobArguments() {
        List<String> arguments = new ArrayList<>(thresholds.arguments());
        arguments.add("--delivery=" + delivery);
        parallelism.ifPresent(tasks -> arguments.add("--parallelism=" + tasks));
        return arguments;
    }
}
