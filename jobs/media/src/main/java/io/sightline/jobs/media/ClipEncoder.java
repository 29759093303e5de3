package io.sightline.jobs.media;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.RgbImage;
import java.util.List;

/**
 * Encodes images in memory one by one, at a steady rate. Not thread-safe; holds native memory until
 * it is closed.
 */
public final class ClipEncoder implements AutoCloseable {
    private final ImageEncoder encoder;
    private final PresentationTimes times;
    private final NativeImage pixels = new NativeImage();

    /**
     * @param codec {@link FrameCodec#JPEG} or {@link FrameCodec#H264}
     * @param framesPerSecond rate of the images, above 0
     */
    @MustBeClosed
    public ClipEncoder(FrameCodec codec, double framesPerSecond) {
        this.encoder =
                switch (codec) {
                    case JPEG -> new JpegEncoder(SourceOptions.DEFAULT_JPEG_QUALITY);
                    case H264 -> new H264Encoder(framesPerSecond);
                    case COPY ->
                            throw new IllegalArgumentException(
                                    "COPY cannot encode pixels; use JPEG or H264");
                };
        this.times = PresentationTimes.steady(framesPerSecond);
    }

    /**
     * A clip of images in memory.
     *
     * @param codec {@link FrameCodec#JPEG} or {@link FrameCodec#H264}
     * @param framesPerSecond rate of the images, above 0
     */
    public static Clip clip(List<RgbImage> images, FrameCodec codec, double framesPerSecond) {
        try (ClipEncoder encoder = new ClipEncoder(codec, framesPerSecond)) {
            return new Clip(images.stream().map(encoder::encode).toList());
        }
    }

    /** The next frame of the clip. H.264 of an odd width or height loses one pixel of it. */
    public SourceFrame encode(RgbImage image) {
        return encoder.encode(pixels.of(image), times.millis(), times.frameMillis());
    }

    @Override
    public void close() {
        pixels.close();
        encoder.close();
    }
}
