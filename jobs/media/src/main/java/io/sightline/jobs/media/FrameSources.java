package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_PNG;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens every kind of source: an image, a folder of images, any file or address that FFmpeg reads,
 * an RTSP camera ({@code rtsp://}), a device ({@code /dev/video0}).
 */
public final class FrameSources {
    private FrameSources() {}

    /** A location that can be opened repeatedly with the same options. */
    public static FrameOrigin origin(String location, SourceOptions options) {
        return new FrameOrigin() {
            @Override
            @MustBeClosed
            public FrameSource open() {
                return FrameSources.open(location, options);
            }

            @Override
            public boolean live() {
                return new MediaLocation(location).isLive();
            }
        };
    }

    /**
     * Opens a location at its beginning.
     *
     * @param location path, address or device
     * @param options how to read it
     * @throws UserError when it cannot be opened, contains no video or cannot be copied
     */
    @MustBeClosed
    public static FrameSource open(String location, SourceOptions options) {
        MediaLocation media = new MediaLocation(location);
        List<Path> images = media.isLive() ? List.of() : images(media);
        if (images.isEmpty()) {
            return options.codec() == FrameCodec.COPY ? copy(media) : transcode(media, options);
        }
        double rate = options.framesPerSecond();
        return options.codec() == FrameCodec.COPY
                ? new ImageSource(images, rate)
                : new ImageTranscodingSource(images, rate, encoder(options, rate));
    }

    private static List<Path> images(MediaLocation media) {
        return media.existingPath().map(MediaFiles::pictures).orElse(List.of());
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the source takes the demuxer over
    private static FrameSource copy(MediaLocation location) {
        Demuxer demuxer = Demuxer.open(location);
        int codec = demuxer.parameters().codec_id();
        if (codec == AV_CODEC_ID_H264) {
            return AnnexBSource.open(demuxer, ContentType.H264);
        } else if (codec == AV_CODEC_ID_HEVC) {
            return AnnexBSource.open(demuxer, ContentType.H265);
        } else if (codec == AV_CODEC_ID_MJPEG) {
            return new ImagePacketSource(demuxer, ContentType.JPEG);
        } else if (codec == AV_CODEC_ID_PNG) {
            return new ImagePacketSource(demuxer, ContentType.PNG);
        }
        String codecName = demuxer.codecName();
        demuxer.close();
        throw new UserError(
                "'%s' is %s video, which cannot be copied; pass --codec jpeg or --codec h264"
                        .formatted(location, codecName));
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the source takes the reader over
    private static FrameSource transcode(MediaLocation location, SourceOptions options) {
        VideoReader reader = VideoReader.open(location);
        return new TranscodingSource(reader, encoder(options, reader.framesPerSecond()));
    }

    private static ImageEncoder encoder(SourceOptions options, double framesPerSecond) {
        return options.codec() == FrameCodec.H264
                ? new H264Encoder(framesPerSecond)
                : new JpegEncoder(options.jpegQuality());
    }
}
