package io.sightline.jobs.cli;

import io.sightline.models.tracks.MotBox;
import io.sightline.models.tracks.MotFile;
import io.sightline.operators.track.TrackerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline track}: the tracker on detections in a file. */
@Command(
        name = "track",
        mixinStandardHelpOptions = true,
        description = "Follow objects through detections in a file of MOTChallenge.")
final class TrackCommand implements Callable<Integer> {
    private static final double HIGHEST_RATE = 1000;

    @Spec private CommandSpec spec;

    @Option(
            names = "--detections",
            required = true,
            paramLabel = "FILE",
            description =
                    "Detections: frame,-1,x,y,width,height,score per line, frames from 1, as"
                            + " det.txt of MOTChallenge.")
    private Path detections;

    @Option(
            names = "--fps",
            required = true,
            paramLabel = "RATE",
            description = "Frames per second of the sequence, above 0, up to 1000.")
    private double framesPerSecond;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "File for the tracks: frame,id,x,y,width,height,score,-1,-1,-1 per line.")
    private Path output;

    @Override
    public Integer call() {
        if (!(framesPerSecond > 0 && framesPerSecond <= HIGHEST_RATE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fps must be above 0 and up to 1000, but is " + framesPerSecond);
        }
        List<MotBox> found = MotFile.read(detections);
        List<MotBox> tracks =
                new SequenceTracker(TrackerSettings.standard(), framesPerSecond).track(found);
        MotFile.write(output, tracks);
        spec.commandLine()
                .getErr()
                .printf(
                        Locale.ROOT,
                        "sightline: %d detections, %d of them in %d tracks%n",
                        found.size(),
                        tracks.size(),
                        tracks.stream().mapToInt(MotBox::id).distinct().count());
        return 0;
    }
}
