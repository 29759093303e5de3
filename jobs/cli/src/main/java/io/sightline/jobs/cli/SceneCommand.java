package io.sightline.jobs.cli;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.Mp4Writer;
import io.sightline.jobs.options.PositiveConverter;
import io.sightline.jobs.scene.CocoSceneWriter;
import io.sightline.jobs.scene.SceneFolder;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.models.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline scene}: street scenes that are drawn, with the truth about them. */
@Command(
        name = "scene",
        mixinStandardHelpOptions = true,
        description = {
            "Draws street scenes with people, vehicles and bikes, and writes where each of them is,"
                    + " in the COCO format.",
            "Either a folder of pictures, each of a street of its own, or a video of one street."
                    + " The same options give the same pictures."
        })
final class SceneCommand implements Runnable {
    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Folder for pictures: images/000001.jpg and so on, and instances.json beside"
                            + " them.")
    private Path output;

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "How many pictures, with --output. Default: 100.")
    private Integer count;

    @Option(
            names = "--video",
            paramLabel = "FILE",
            description =
                    "MP4 file for a video, H.264 with 25 frames per second; the boxes go beside it,"
                            + " with .json in place of .mp4.")
    private Path video;

    @Option(
            names = "--frames",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "How many frames, with --video. Default: 250.")
    private Integer frames;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description =
                    "What everything random follows from; each picture of a folder has the next"
                            + " one. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--demo",
            description =
                    "With --video: the street of the demo, by day and with everybody at a good"
                            + " size, instead of the seed's.")
    private boolean demo;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Size.Converter.class,
            defaultValue = "640x360",
            description = "Pixels. Default: ${DEFAULT-VALUE}.")
    private Size size;

    @Option(
            names = "--jpeg-quality",
            paramLabel = "Q",
            defaultValue = "90",
            description = "With --output, 1 to 100. Default: ${DEFAULT-VALUE}.")
    private int jpegQuality;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        if ((output == null) == (video == null)) {
            throw wrongUsage("pass either --output DIR or --video FILE");
        }
        if (output == null ? count != null : frames != null) {
            throw wrongUsage("--count belongs to --output, --frames to --video");
        }
        if (demo && video == null) {
            throw wrongUsage("--demo belongs to --video");
        }
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw wrongUsage("--jpeg-quality is 1 to 100, not " + jpegQuality);
        }
        Path target = output == null ? video : output;
        try {
            if (output == null) {
                writeVideo();
            } else {
                writeFolder();
            }
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(target, e), e);
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void writeFolder() throws IOException {
        int pictures = count == null ? 100 : count;
        try (SceneFolder folder = new SceneFolder(output, jpegQuality);
                ProgressBar progress = start(pictures)) {
            for (int i = 0; i < pictures; i++) {
                folder.write(Street.moment(seed + i, size.width(), size.height()));
                progress.step();
            }
        }
    }

    private void writeVideo() throws IOException {
        int length = frames == null ? 250 : frames;
        Street street =
                demo
                        ? Street.demo(size.width(), size.height())
                        : Street.of(seed, size.width(), size.height());
        try (CocoSceneWriter truth = new CocoSceneWriter(Files.newBufferedWriter(truthFile()));
                Mp4Writer pictures = new Mp4Writer(video, Street.FRAMES_PER_SECOND);
                ProgressBar progress = start(length)) {
            for (int i = 0; i < length; i++) {
                SceneFrame frame = street.frame(i);
                pictures.write(frame.image());
                truth.write(String.format(Locale.ROOT, "%06d", i), frame);
                progress.step();
            }
        }
    }

    private Path truthFile() {
        String name = video.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return video.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".json");
    }

    @MustBeClosed
    private ProgressBar start(int total) {
        return ProgressBars.start(spec.commandLine(), "scene", " pictures", total);
    }
}
