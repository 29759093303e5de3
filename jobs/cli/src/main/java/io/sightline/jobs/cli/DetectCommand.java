package io.sightline.jobs.cli;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.detect.AnnotatedFrames;
import io.sightline.jobs.detect.CocoOutput;
import io.sightline.jobs.detect.DetectionOutput;
import io.sightline.jobs.detect.EventOutput;
import io.sightline.jobs.detect.FileDetector;
import io.sightline.jobs.detect.FileInput;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.options.ComputationOptions;
import io.sightline.jobs.options.DecodeOptions;
import io.sightline.jobs.options.ModelOptions;
import io.sightline.jobs.options.ThresholdOptions;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.models.evaluation.CocoDataset;
import io.sightline.models.text.PrintableText;
import io.sightline.operators.decode.DecodeOutcome;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.frame.DetectedFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline detect}: images, folders and videos to detections, without Kafka. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        description = "Detect in images, folders and videos, without Kafka.")
final class DetectCommand implements Callable<Integer> {
    /** What is written. */
    private enum Format {
        EVENTS,
        COCO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin private ModelOptions model = new ModelOptions();

    @Mixin private ComputationOptions computation = new ComputationOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "events",
            description =
                    "events (one JSON event per line, as the job publishes it) or coco"
                            + " (COCO results). Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Option(
            names = "--annotations",
            paramLabel = "FILE",
            description =
                    "COCO annotations that name the images and the categories. Required"
                            + " for coco.")
    private Path annotations;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "File for the detections. Default: standard output.")
    private Path output;

    @Option(
            names = "--annotate",
            paramLabel = "DIR",
            description =
                    "Also write each picture and each frame of a video into this folder, with"
                            + " boxes, labels and scores drawn onto it.")
    private Optional<Path> annotate = Optional.empty();

    @Option(
            names = "--codec",
            paramLabel = "CODEC",
            defaultValue = "copy",
            description =
                    "copy (decode the file as it is), or jpeg or h264 to re-encode"
                            + " videos in other formats first. Default: ${DEFAULT-VALUE}.")
    private FrameCodec codec;

    @Mixin private DecodeOptions decode = new DecodeOptions();

    @Mixin private ThresholdOptions thresholds = new ThresholdOptions();

    @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Images, folders, videos.")
    private List<Path> inputs;

    @Spec private CommandSpec spec;

    private long frames;
    private long refused;

    @Override
    public Integer call() throws IOException {
        if (format == Format.COCO && annotations == null) {
            throw new ParameterException(
                    spec.commandLine(), "--format coco needs --annotations FILE");
        }
        List<FileInput> files = new ArrayList<>();
        inputs.forEach(input -> files.addAll(FileInput.of(input)));
        ModelBundle bundle = model.source().open();
        DecodePolicy policy = decode.policy(bundle.card());
        Optional<AnnotatedFrames> annotated =
                annotate.map(
                        folder -> AnnotatedFrames.in(folder, files, codec, policy.maxPixels()));
        try (DetectionOutput results = openOutput(bundle);
                FileDetector detector =
                        FileDetector.open(
                                bundle,
                                computation.of(bundle.card()),
                                policy,
                                thresholds.settings().filter(bundle.card()),
                                codec)) {
            for (FileInput file : files) {
                List<DetectedFrame> found = new ArrayList<>();
                detector.detect(
                        file,
                        frame -> {
                            write(results, frame);
                            annotated.ifPresent(wanted -> found.add(frame));
                        },
                        this::report);
                annotated.ifPresent(drawn -> drawn.write(file, found));
            }
        }
        spec.commandLine()
                .getErr()
                .printf(Locale.ROOT, "%d frames detected, %d refused%n", frames, refused);
        return refused == 0 ? spec.exitCodeOnSuccess() : spec.exitCodeOnExecutionException();
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // handed to the caller, who closes it
    private DetectionOutput openOutput(ModelBundle bundle) throws IOException {
        return switch (format) {
            case EVENTS -> new EventOutput(openTarget());
            case COCO -> {
                CocoDataset dataset = CocoDataset.read(annotations);
                CocoOutput results = new CocoOutput(openTarget(), dataset, bundle.card().labels());
                reportUnlisted(results.unlistedLabels(), bundle.card().labels().size());
                yield results;
            }
        };
    }

    private void reportUnlisted(List<String> unlisted, int labels) {
        if (!unlisted.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "sightline: the annotations have no category for %d of %d labels of the"
                                    + " model (%s); such detections are left out%n",
                            unlisted.size(),
                            labels,
                            DatasetRun.some(unlisted));
        }
    }

    private Writer openTarget() {
        if (output == null) {
            return spec.commandLine().getOut();
        }
        try {
            return Files.newBufferedWriter(output);
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(output, e), e);
        }
    }

    private void write(DetectionOutput results, DetectedFrame frame) {
        try {
            results.write(frame);
            frames++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(DecodeOutcome.Refused refusal) {
        refused++;
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "%s frame %d: %s: %s%n",
                        PrintableText.of(refusal.frame().source().topic()),
                        refusal.frame().source().offset(),
                        refusal.reason().word(),
                        PrintableText.of(refusal.detail()));
    }
}
