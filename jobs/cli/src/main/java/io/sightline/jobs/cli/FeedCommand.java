package io.sightline.jobs.cli;

import io.sightline.jobs.feed.CameraFeed;
import io.sightline.jobs.feed.FeedListener;
import io.sightline.jobs.feed.FeedOptions;
import io.sightline.jobs.feed.FeedSummary;
import io.sightline.jobs.media.FrameOrigin;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.topics.KafkaOptions;
import io.sightline.jobs.topics.PipelineTopics;
import io.sightline.jobs.topics.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline feed}: publishes a source as one or more cameras. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = {
            "Publish a video, images, a network camera or a device as the"
                    + " frames of one or more cameras.",
            "A recording gets capture times from now on. If a network camera or"
                    + " a device is lost, feed reconnects and numbers its frames from 0"
                    + " again, in the stream epoch EPOCH.1, EPOCH.2, ...",
            "The last line of output is a JSON object with frames, bytes,"
                    + " cameras, seconds and streamEpoch."
        })
final class FeedCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "A video file, an image or a folder of images (.jpg, .jpeg, .png, by name),"
                            + " rtsp://..., or a device such as /dev/video0. In an"
                            + " address, $${env:NAME} is an environment variable, such"
                            + " as a password.")
    private String source;

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--camera",
            required = true,
            paramLabel = "ID",
            description = "Camera id, the key of the records.")
    private String camera;

    @Option(
            names = "--cameras",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "1",
            description =
                    "Publish the source as N cameras, named ID-1 to ID-N. A single"
                            + " camera is named ID. Default: ${DEFAULT-VALUE}.")
    private int cameras;

    @Mixin private CameraOptions cameraOptions = new CameraOptions();

    @Mixin private SourceAccessOptions access = new SourceAccessOptions();

    @Option(
            names = "--jpeg-quality",
            paramLabel = "1..100",
            defaultValue = "" + SourceOptions.DEFAULT_JPEG_QUALITY,
            description =
                    "JPEG quality with --codec jpeg, 1 to 100. Default:" + " ${DEFAULT-VALUE}.")
    private int jpegQuality;

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            defaultValue = "" + SourceOptions.DEFAULT_FRAMES_PER_SECOND,
            description = "Frames per second of pictures. Default: ${DEFAULT-VALUE}.")
    private double framesPerSecond;

    @Option(names = "--loop", description = "Start a recording over at its end.")
    private boolean loop;

    @Option(
            names = "--create-topics",
            description =
                    "Create the frames, detections and dead-letter topics if they are"
                            + " missing.")
    private boolean createTopics;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            converter = PositiveConverter.class,
            defaultValue = "" + Topics.DEFAULT_PARTITIONS,
            description = "Partitions of created topics. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--stream-epoch",
            paramLabel = "EPOCH",
            description =
                    "Name of this numbering of frames. Default: derived from the time,"
                            + " new in each run.")
    private Optional<String> streamEpoch = Optional.empty();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        FeedOptions feedOptions;
        SourceOptions sourceOptions;
        try {
            feedOptions = feedOptions();
            sourceOptions =
                    new SourceOptions(
                            cameraOptions.codec(), jpegQuality, framesPerSecond, access.access());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
        Duration acceptedAhead = prepareTopics();
        publish(feedOptions.withAccepted(acceptedAhead), sourceOptions);
        return spec.exitCodeOnSuccess();
    }

    private FeedOptions feedOptions() {
        return new FeedOptions(
                kafka.topics().cluster(),
                kafka.topics().framesTopic(),
                FeedOptions.cameraIds(camera, cameras),
                streamEpoch.orElseGet(FeedOptions::newStreamEpoch),
                cameraOptions.rate(),
                loop,
                cameraOptions.framesPerCamera(),
                cameraOptions.duration());
    }

    /** How far ahead of the brokers' clock the frames topic takes records. */
    private Duration prepareTopics() {
        PipelineTopics names = kafka.topics();
        try (Topics topics = Topics.connect(names.cluster())) {
            if (createTopics) {
                topics.createMissing(names, partitions);
            }
            return Duration.ofMillis(topics.limits(names.framesTopic()).maxFutureMillis());
        }
    }

    private void publish(FeedOptions feedOptions, SourceOptions sourceOptions) {
        FrameOrigin origin = FrameSources.origin(source, sourceOptions);
        try (CameraFeed feed = CameraFeed.open(feedOptions, origin, FeedListener.NONE);
                StopSignal ignored = StopSignal.listen(feed::stop)) {
            FeedSummary summary = run(feed);
            spec.commandLine().getOut().println(summary.toJson());
        }
    }

    private FeedSummary run(CameraFeed feed) {
        try (FeedProgress progress = new FeedProgress(feed, spec.commandLine())) {
            progress.start();
            return feed.run();
        }
    }
}
