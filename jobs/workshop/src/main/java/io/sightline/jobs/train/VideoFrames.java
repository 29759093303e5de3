package io.sightline.jobs.train;

import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.FrameSources;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.models.error.UserError;
import io.sightline.models.training.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Takes frames out of a video into a folder of JPEG pictures. */
final class VideoFrames {
    private VideoFrames() {}

    /**
     * Writes every n-th frame, the first one included.
     *
     * @param root what the path of the video is relative to
     * @param folder exists and is empty
     * @throws UserError when the video cannot be read or has no frame
     */
    static void write(
            DataSource.Video source, Path root, Path folder, PreparationListener listener) {
        Path video = root.resolve(source.video());
        if (!Files.isRegularFile(video)) {
            throw new UserError(video + ": no such file");
        }
        listener.began("video", -1);
        try (FrameSource frames =
                FrameSources.open(video.toString(), SourceOptions.of(FrameCodec.JPEG))) {
            long index = 0;
            for (Optional<SourceFrame> frame = frames.next();
                    frame.isPresent();
                    frame = frames.next()) {
                if (index % source.every() == 0) {
                    String name = String.format(Locale.ROOT, "%06d.jpg", index);
                    Files.write(folder.resolve(name), frame.get().value());
                    listener.imageDone();
                }
                index++;
            }
            if (index == 0) {
                throw new UserError(video + ": there is no frame in it");
            }
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(folder, e), e);
        } finally {
            listener.ended();
        }
    }
}
