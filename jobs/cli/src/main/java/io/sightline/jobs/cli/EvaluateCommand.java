package io.sightline.jobs.cli;

import io.sightline.jobs.options.ComputationOptions;
import io.sightline.jobs.options.FractionConverter;
import io.sightline.jobs.options.ModelOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline evaluate}: the accuracy of a model, of detections, or of tracks. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Measure accuracy: the COCO box AP of a model (--images) or of detections in a file"
                    + " (--results), or the agreement of tracks with the true ones (--tracks)."
        })
final class EvaluateCommand implements Callable<Integer> {
    /** What is measured. */
    private static final class Subject {
        @Option(
                names = "--results",
                required = true,
                paramLabel = "FILE",
                description =
                        "Detections in the COCO results format, as detect --format coco writes.")
        private Optional<Path> results = Optional.empty();

        @Option(
                names = "--images",
                required = true,
                paramLabel = "DIR",
                description =
                        "Folder of the images that the annotations name. The model detects"
                                + " in them.")
        private Optional<Path> images = Optional.empty();

        @ArgGroup(exclusive = false)
        private TrackFiles tracks; // picocli leaves it null, a group cannot be Optional
    }

    /** Files of MOTChallenge, in pairs. */
    private static final class TrackFiles {
        @Option(
                names = "--tracks",
                required = true,
                paramLabel = "FILE",
                description =
                        "Tracks in the MOTChallenge format, as track writes. Can be repeated, each"
                                + " with its --truth; all sequences are combined.")
        private List<Path> tracks;

        @Option(
                names = "--truth",
                required = true,
                paramLabel = "FILE",
                description = "True tracks of the same sequence, in the MOTChallenge format.")
        private List<Path> truth;
    }

    @Spec private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Subject subject;

    @Mixin private ModelOptions model = new ModelOptions();

    @Mixin private ComputationOptions computation = new ComputationOptions();

    @Option(
            names = "--annotations",
            paramLabel = "FILE",
            description =
                    "Ground truth of images or results: an instances.json in the COCO format.")
    private Optional<Path> annotations = Optional.empty();

    @Option(
            names = "--score-threshold",
            paramLabel = "SCORE",
            converter = FractionConverter.class,
            description =
                    "Count right and wrong detections with a score above this, [0, 1]."
                            + " AP does not depend on it. Default: the threshold in the model"
                            + " card; with --results they are not counted.")
    private Optional<Float> scoreThreshold = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            converter = ChartFileConverter.class,
            description = "Draw precision over recall of every class into a .png or .svg file.")
    private Optional<Path> plot = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        if (subject.images.isEmpty()) {
            refuse(model.source().directory().isPresent(), "--model", "--images");
            computation.said().forEach(option -> refuse(true, option, "--images"));
        }
        if (subject.tracks != null) {
            evaluateTracks(subject.tracks);
        } else {
            boxes().run(subject.results, subject.images);
        }
        return 0;
    }

    private void refuse(boolean given, String option, String needed) {
        if (given) {
            throw wrongUsage(option + " needs " + needed);
        }
    }

    private ParameterException wrongUsage(String mistake) {
        return new ParameterException(spec.commandLine(), mistake);
    }

    private BoxEvaluation boxes() {
        return new BoxEvaluation(
                spec.commandLine(),
                model,
                computation,
                annotations.orElseThrow(
                        () -> wrongUsage("Missing required option: '--annotations=FILE'")),
                scoreThreshold,
                json,
                plot);
    }

    private void evaluateTracks(TrackFiles files) {
        refuse(annotations.isPresent(), "--annotations", "--images or --results");
        refuse(scoreThreshold.isPresent(), "--score-threshold", "--images or --results");
        refuse(plot.isPresent(), "--plot", "--images or --results");
        if (files.tracks.size() != files.truth.size()) {
            throw wrongUsage("every --tracks needs one --truth, in the same order");
        }
        Map<Path, Path> truthOfTracks = new LinkedHashMap<>();
        for (int i = 0; i < files.tracks.size(); i++) {
            if (truthOfTracks.put(files.tracks.get(i), files.truth.get(i)) != null) {
                throw wrongUsage("--tracks " + files.tracks.get(i) + " is given twice");
            }
        }
        TrackReport report = TrackReport.of(truthOfTracks);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() : report.table());
        out.flush();
    }
}
