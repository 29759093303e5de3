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
import java.util.Optional;

/**
 * Opens every kind of source: an image, a folder of images, any file or address that FFmpeg reads,
 * an RTSP camera ({@code rtsp://}), a device ({@code /dev/video0}).
 */
public final class FrameSources {
    private FrameSources() {}

    /** A location that can be opened repeatedly with the same options. */
    public static FrameOrigin origin(String location, SourceOptions options) {
        Notices notices = new Notices();
        return new FrameOrigin() {
            @Override
            @MustBeClosed
            public FrameSource open() {
                return FrameSources.open(location(location, options), options, notices);
            }

            @Override
            public boolean live() {
                return location(location, options).isLive();
            }
        };
    }

    /**
     * Opens a location at its beginning.
     *
     * @param location path, address or device; an address may refer to environment variables, as in
     *     <code>rtsp://admin:${env:PASSWORD}@camera/stream</code>
     * @param options how to read it
     * @throws UserError when it cannot be opened, contains no video or cannot be copied
     */
    @MustBeClosed
    public static FrameSource open(String location, SourceOptions options) {
        return open(location(location, options), options, new Notices());
    }

    private static MediaLocation location(String location, SourceOptions options) {
        return MediaLocation.of(location, options.access().login(), System::getenv);
    }

    @MustBeClosed
    private static FrameSource open(
            MediaLocation location, SourceOptions options, Notices notices) {
        List<Path> images = location.isLive() ? List.of() : images(location);
        if (images.isEmpty()) {
            return options.codec() == FrameCodec.COPY
                    ? copy(location, options, notices)
                    : transcode(location, options, notices);
        }
        double rate = options.framesPerSecond();
        return options.codec() == FrameCodec.COPY
                ? new ImageSource(images, rate)
                : new ImageTranscodingSource(images, rate, encoder(options, rate));
    }

    private static List<Path> images(MediaLocation location) {
        return location.existingPath().map(MediaFiles::pictures).orElse(List.of());
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the source takes the demuxer over
    private static FrameSource copy(
            MediaLocation location, SourceOptions options, Notices notices) {
        Demuxer demuxer = Demuxer.open(location, options.access().transport(), notices);
        Optional<ContentType> type = copied(demuxer.parameters().codec_id());
        if (type.isPresent() && demuxer.orientation().isUpright()) {
            return type.get().isVideo()
                    ? new AnnexBSource(demuxer, type.get())
                    : new ImagePacketSource(demuxer, type.get());
        }
        String codecName = demuxer.codecName();
        Orientation orientation = demuxer.orientation();
        demuxer.close();
        if (type.isEmpty()) {
            throw new UserError(
                    "'%s' is %s video, which cannot be copied; pass --codec jpeg or --codec h264"
                            .formatted(location, codecName));
        }
        FrameCodec codec = type.get().isVideo() ? FrameCodec.H264 : FrameCodec.JPEG;
        notices.once(
                location,
                "orientation",
                "is shown %s, which a copy cannot do; it is re-encoded as with --codec %s"
                        .formatted(orientation, codec));
        return transcode(location, options.withCodec(codec), notices);
    }

    /** The type of frames that are copied from a video; empty for other codecs. */
    private static Optional<ContentType> copied(int codec) {
        if (codec == AV_CODEC_ID_H264) {
            return Optional.of(ContentType.H264);
        } else if (codec == AV_CODEC_ID_HEVC) {
            return Optional.of(ContentType.H265);
        } else if (codec == AV_CODEC_ID_MJPEG) {
            return Optional.of(ContentType.JPEG);
        }
        return codec == AV_CODEC_ID_PNG ? Optional.of(ContentType.PNG) : Optional.empty();
    }

    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the source takes the reader over
    private static FrameSource transcode(
            MediaLocation location, SourceOptions options, Notices notices) {
        VideoReader reader = VideoReader.open(location, options.access().transport(), notices);
        return new TranscodingSource(reader, encoder(options, reader.framesPerSecond()));
    }

    private static ImageEncoder encoder(SourceOptions options, double framesPerSecond) {
        return options.codec() == FrameCodec.H264
                ? new H264Encoder(framesPerSecond)
                : new JpegEncoder(options.jpegQuality());
    }
}
