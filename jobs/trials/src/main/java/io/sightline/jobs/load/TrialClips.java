package io.sightline.jobs.load;

import io.sightline.jobs.media.Clip;
import io.sightline.jobs.media.ClipEncoder;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.picture.PictureFile;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.bitstream.ContentType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * What the cameras show, over and over.
 *
 * @param jpeg two seconds of the drawn street
 * @param h264 the same; the group of pictures is a second long
 * @param png its first half second: such a picture is several times as large
 * @param reordered drawn shapes, with B-frames, which our own encoder has not; made as the clip of
 *     the same content in the tests of the decoder, whose README says how
 * @param h265 the same shapes; likewise
 */
public record TrialClips(Clip jpeg, Clip h264, Clip png, Clip reordered, Clip h265) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final String REORDERED = "b-frames.h264";
    private static final String H265 = "closed-gop.h265";

    /**
     * Draws and encodes the clips.
     *
     * @param folder made if it is not there; for files that are not needed any more afterwards
     */
    public static TrialClips make(Path folder) {
        List<RgbImage> street =
                Street.demo(WIDTH, HEIGHT).frames(0, 2 * Street.FRAMES_PER_SECOND).stream()
                        .map(SceneFrame::image)
                        .toList();
        return new TrialClips(
                ClipEncoder.clip(street, FrameCodec.JPEG, Street.FRAMES_PER_SECOND),
                ClipEncoder.clip(street, FrameCodec.H264, Street.FRAMES_PER_SECOND),
                png(street.subList(0, Street.FRAMES_PER_SECOND / 2)),
                encoded(REORDERED, folder),
                encoded(H265, folder));
    }

    private static Clip png(List<RgbImage> pictures) {
        long millis = TimeUnit.SECONDS.toMillis(1) / Street.FRAMES_PER_SECOND;
        List<SourceFrame> frames = new ArrayList<>();
        for (RgbImage picture : pictures) {
            frames.add(
                    new SourceFrame(
                            ContentType.PNG, png(picture), true, frames.size() * millis, millis));
        }
        return new Clip(frames);
    }

    private static byte[] png(RgbImage picture) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(PictureFile.picture(picture), "png", file);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
        return file.toByteArray();
    }

    private static Clip encoded(String name, Path folder) {
        Path file = folder.resolve(name);
        try (InputStream resource = TrialClips.class.getResourceAsStream(name)) {
            Files.createDirectories(folder);
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written", failure);
        }
        List<SourceFrame> frames = new ArrayList<>();
        try (FrameSource source =
                FrameSources.open(file.toString(), SourceOptions.of(FrameCodec.COPY))) {
            for (Optional<SourceFrame> next = source.next();
                    next.isPresent();
                    next = source.next()) {
                frames.add(next.get());
            }
        }
        return new Clip(frames);
    }
}
