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
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline scene}: drawn street scenes with their ground truth. */
@Command(
        name = "scene",
        mixinStandardHelpOptions = true,
        description = {
            "Draw street scenes with people, vehicles and bikes, and write the"
                    + " bounding boxes in the COCO format.",
            "Writes either a folder of images, each of a different street, or a"
                    + " video of one street. The same options give the same pixels."
        })
final class SceneCommand implements Runnable {
    private static final int DEFAULT_COUNT = 100;
    private static final int DEFAULT_FRAMES = 250;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Folder for images: images/000001.jpg and so on, and instances.json"
                            + " next to them.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "Number of images, with --output. Default: 100.")
    private Optional<Integer> count = Optional.empty();

    @Option(
            names = "--video",
            paramLabel = "FILE",
            description =
                    "MP4 file for a video, H.264 with 25 frames per second. The boxes"
                            + " are written next to it, to a .json file of the same name.")
    private Optional<Path> video = Optional.empty();

    @Option(
            names = "--frames",
            paramLabel = "N",
            converter = PositiveConverter.class,
            description = "Number of frames, with --video. Default: 250.")
    private Optional<Integer> frames = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description =
                    "Seed of everything random. Each further image of a folder uses the"
                            + " next seed. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--demo",
            description =
                    "With --video: draw the street of the demo, by day and with large"
                            + " objects, instead of the street of the seed.")
    private boolean demo;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Size.Converter.class,
            defaultValue = "640x360",
            description = "Size in pixels. Default: ${DEFAULT-VALUE}.")
    private Size size;

    @Option(
            names = "--jpeg-quality",
            paramLabel = "Q",
            defaultValue = "90",
            description = "JPEG quality with --output, 1 to 100. Default: ${DEFAULT-VALUE}.")
    private int jpegQuality;

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        if (output.isPresent() == video.isPresent()) {
            throw wrongUsage("pass either --output DIR or --video FILE");
        }
        if (output.isPresent() ? frames.isPresent() : count.isPresent()) {
            throw wrongUsage("--count needs --output, --frames needs --video");
        }
        if (demo && video.isEmpty()) {
            throw wrongUsage("--demo needs --video");
        }
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw wrongUsage("--jpeg-quality must be 1 to 100, but is " + jpegQuality);
        }
        if (output.isPresent()) {
            writeFolder(output.get());
        } else {
            writeVideo(video.orElseThrow());
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void writeFolder(Path target) {
        int images = count.orElse(DEFAULT_COUNT);
        try (SceneFolder folder = new SceneFolder(target, jpegQuality);
                ProgressBar progress = start(images)) {
            for (int i = 0; i < images; i++) {
                folder.write(Street.moment(seed + i, size.width(), size.height()));
                progress.step();
            }
        } catch (IOException e) {
            throw notWritable(target, e);
        }
    }

    private void writeVideo(Path target) {
        int length = frames.orElse(DEFAULT_FRAMES);
        Street street =
                demo
                        ? Street.demo(size.width(), size.height())
                        : Street.of(seed, size.width(), size.height());
        try (CocoSceneWriter truth = new CocoSceneWriter(Files.newBufferedWriter(truthOf(target)));
                Mp4Writer images = new Mp4Writer(target, Street.FRAMES_PER_SECOND);
                ProgressBar progress = start(length)) {
            for (int i = 0; i < length; i++) {
                SceneFrame frame = street.frame(i);
                images.write(frame.image());
                truth.write(String.format(Locale.ROOT, "%06d", i), frame);
                progress.step();
            }
        } catch (IOException e) {
            throw notWritable(target, e);
        }
    }

    private static UserError notWritable(Path target, IOException cause) {
        return new UserError("%s: cannot be written: %s".formatted(target, cause), cause);
    }

    private static Path truthOf(Path video) {
        String name = video.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return video.resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".json");
    }

    @MustBeClosed
    private ProgressBar start(int total) {
        return ProgressBars.start(spec.commandLine(), "scene", " images", total);
    }
}
