package io.sightline.deploy.load;

import io.sightline.jobs.feed.Clip;
import io.sightline.jobs.feed.ClipEncoder;
import io.sightline.jobs.feed.FrameCodec;
import io.sightline.jobs.feed.FrameSource;
import io.sightline.jobs.feed.FrameSources;
import io.sightline.jobs.feed.SourceFrame;
import io.sightline.jobs.feed.SourceOptions;
import io.sightline.jobs.scene.SceneFrame;
import io.sightline.jobs.scene.Street;
import io.sightline.models.detector.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the cameras show, over and over.
 *
 * @param jpeg two seconds of the drawn street
 * @param h264 the same; the group of pictures is a second long
 * @param reordered drawn shapes, with B-frames, which our own encoder has not; made as the clip of
 *     the same content in the tests of the decoder, whose README says how
 */
public record TrialClips(Clip jpeg, Clip h264, Clip reordered) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final String B_FRAMES = "b-frames.h264";

    /**
     * Draws and encodes the clips.
     *
     * @param folder for a file that is not needed any more afterwards
     */
    public static TrialClips make(Path folder) {
        List<RgbImage> street =
                Street.demo(WIDTH, HEIGHT).frames(0, 2 * Street.FRAMES_PER_SECOND).stream()
                        .map(SceneFrame::image)
                        .toList();
        return new TrialClips(
                ClipEncoder.clip(street, FrameCodec.JPEG, Street.FRAMES_PER_SECOND),
                ClipEncoder.clip(street, FrameCodec.H264, Street.FRAMES_PER_SECOND),
                reordered(folder));
    }

    private static Clip reordered(Path folder) {
        Path file = folder.resolve(B_FRAMES);
        try (InputStream resource = TrialClips.class.getResourceAsStream(B_FRAMES)) {
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
