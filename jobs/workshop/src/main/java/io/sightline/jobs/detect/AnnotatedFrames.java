package io.sightline.jobs.detect;

import static java.util.stream.Collectors.toMap;

import io.sightline.jobs.annotate.DetectionDrawing;
import io.sightline.jobs.media.FrameCodec;
import io.sightline.jobs.media.MediaFiles;
import io.sightline.jobs.media.SourceOptions;
import io.sightline.jobs.picture.PictureFile;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.decode.CameraDecoder;
import io.sightline.operators.decode.DecodeOutcome;
import io.sightline.operators.decode.DecodePolicy;
import io.sightline.operators.frame.DetectedFrame;
import io.sightline.operators.frame.EncodedFrame;
import io.sightline.operators.frame.FrameSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes frames with their detections drawn onto them. A picture keeps its name and format; frame
 * number 12 of {@code clip.mp4} is {@code clip.mp4-000012.jpg}.
 *
 * <p>Detection sees frames in the network's size, so here they are decoded again, in their own.
 */
public final class AnnotatedFrames {
    private static final float JPEG_QUALITY = 0.92f;

    private final Path folder;
    private final SourceOptions sourceOptions;
    private final long maxPixels;

    private AnnotatedFrames(Path folder, FrameCodec codec, long maxPixels) {
        this.folder = folder;
        this.sourceOptions = SourceOptions.of(codec);
        this.maxPixels = maxPixels;
    }

    /**
     * Frames in a folder.
     *
     * @param folder made if it is missing
     * @param inputs all that will be written
     * @param codec as for detection
     * @param maxPixels as for detection
     * @throws UserError when the folder cannot be made, or a frame would replace its original or
     *     another input's
     */
    public static AnnotatedFrames in(
            Path folder, List<FileInput> inputs, FrameCodec codec, long maxPixels) {
        List<Path> files = inputs.stream().flatMap(input -> input.files().stream()).toList();
        try {
            Files.createDirectories(folder);
            refuseOriginals(folder, files);
        } catch (IOException failure) {
            throw new UserError("%s: cannot be used: %s".formatted(folder, failure), failure);
        }
        refuseNamesakes(files);
        return new AnnotatedFrames(folder, codec, maxPixels);
    }

    private static void refuseOriginals(Path folder, List<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.isSameFile(folder, file.toAbsolutePath().getParent())) {
                throw new UserError(
                        "%s: holds %s; annotated frames need another folder"
                                .formatted(folder, file));
            }
        }
    }

    private static void refuseNamesakes(List<Path> files) {
        Set<Path> names = new HashSet<>();
        for (Path file : files) {
            if (!names.add(file.getFileName())) {
                throw new UserError(
                        "%s: another input has the same name, and so would its annotated frames"
                                .formatted(file));
            }
        }
    }

    /**
     * Writes the frames of an input.
     *
     * @param detected all of its frames that could be decoded
     * @throws UserError when one cannot be written
     */
    public void write(FileInput input, List<DetectedFrame> detected) {
        try (Pass pass = new Pass(detected)) {
            FileFrames.read(input, sourceOptions, pass::take);
            pass.finish();
        }
    }

    /** One way through an input. Every size of frame has its own decoder. */
    private final class Pass implements AutoCloseable {
        private final Map<Long, DetectedFrame> detectedBySeq;
        private Optional<CameraDecoder> decoder = Optional.empty();
        private Optional<FrameSize> size = Optional.empty();

        Pass(List<DetectedFrame> detected) {
            detectedBySeq =
                    detected.stream()
                            .collect(toMap(frame -> frame.identity().seq(), Function.identity()));
        }

        void take(EncodedFrame frame) {
            DetectedFrame detected = detectedBySeq.get(frame.seq());
            // Only a keyframe can have a new size. One that was refused has none that is known.
            if (detected != null && !detected.head().size().equals(size)) {
                open(detected.head().size().orElseThrow());
            }
            decoder.ifPresent(open -> open.decode(frame).forEach(this::draw));
        }

        @SuppressWarnings("MustBeClosedChecker") // closed with this, or by the next size
        private void open(FrameSize newSize) {
            finish();
            close();
            size = Optional.of(newSize);
            decoder =
                    Optional.of(
                            new CameraDecoder(
                                    DecodePolicy.forInput(
                                                    newSize.width(),
                                                    newSize.height(),
                                                    Interpolation.PYRAMID)
                                            .withMaxPixels(maxPixels)));
        }

        void finish() {
            decoder.ifPresent(open -> open.finish().forEach(this::draw));
        }

        private void draw(DecodeOutcome outcome) {
            if (outcome instanceof DecodeOutcome.Decoded decoded) {
                DetectedFrame detected = detectedBySeq.get(decoded.frame().seq());
                save(
                        DetectionDrawing.draw(decoded.picture().image(), detected.detections()),
                        detected);
            }
        }

        @Override
        public void close() {
            decoder.ifPresent(CameraDecoder::close);
        }
    }

    private void save(BufferedImage drawing, DetectedFrame frame) {
        Path source = Path.of(frame.identity().topic());
        String name = source.getFileName().toString();
        Path file =
                folder.resolve(
                        MediaFiles.isPicture(source)
                                ? name
                                : String.format(
                                        Locale.ROOT,
                                        "%s-%06d.jpg",
                                        name,
                                        frame.identity().offset()));
        try {
            if (frame.identity().contentType().equals(ContentType.PNG.mimeType())) {
                PictureFile.writePng(drawing, file);
            } else {
                PictureFile.writeJpeg(drawing, file, JPEG_QUALITY);
            }
        } catch (IOException failure) {
            throw new UserError("%s: cannot be written: %s".formatted(file, failure), failure);
        }
    }
}
