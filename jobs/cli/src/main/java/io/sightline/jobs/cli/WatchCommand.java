package io.sightline.jobs.cli;

import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.topics.ClusterOptions;
import io.sightline.jobs.watch.DetectionWatch;
import io.sightline.jobs.watch.WatchOptions;
import io.sightline.operators.frame.CameraId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline watch}: shows detection events as they are committed. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Show detection events as they are committed, one line per frame:"
                    + " camera, frame number, capture time, time in the job, and for each"
                    + " class the number of objects with the best score.",
            "Ends on Ctrl-C, after --frames, or when its output is closed."
        })
final class WatchCommand implements Runnable {
    @Mixin private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--detections-topic",
            paramLabel = "TOPIC",
            defaultValue = "detections",
            description = "Topic of detection events. Default: ${DEFAULT-VALUE}.")
    private String detectionsTopic;

    @Option(names = "--json", description = "Show the events as they are, one per line.")
    private boolean json;

    @Option(names = "--from-beginning", description = "Show also the events already there.")
    private boolean fromBeginning;

    @Option(
            names = "--frames",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "End after N events. Default: go on until stopped.")
    private Optional<Integer> frames = Optional.empty();

    private Optional<String> cameraId = Optional.empty();

    @Spec private CommandSpec spec;

    @Option(names = "--camera", paramLabel = "ID", description = "Show only this camera's events.")
    void setCameraId(String id) {
        if (!CameraId.isValid(id)) {
            throw new ParameterException(
                    spec.commandLine(), "--camera: '%s' is not a valid camera id".formatted(id));
        }
        cameraId = Optional.of(id);
    }

    @Override
    public void run() {
        WatchOptions options =
                new WatchOptions(
                        cluster.cluster(),
                        detectionsTopic,
                        json,
                        cameraId,
                        fromBeginning,
                        frames.map(Integer::longValue).orElse(Long.MAX_VALUE));
        new DetectionWatch(options, spec.commandLine().getOut(), spec.commandLine().getErr()).run();
    }
}
