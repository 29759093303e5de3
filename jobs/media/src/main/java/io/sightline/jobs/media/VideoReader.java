package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_side_data;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decoded images of a video in display order, turned as a viewer shows them. Owns the demuxer,
 * the decoder and one image, which each read overwrites.
 */
final class VideoReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VideoReader.class);

    private final Demuxer demuxer;
    private final AVFrame image = av_frame_alloc();
    private final UprightImage upright = new UprightImage();
    private AVCodecContext decoder;

    private VideoReader(Demuxer demuxer) {
        this.demuxer = demuxer;
    }

    /**
     * Opens the location with a decoder for its video.
     *
     * @param transport of an RTSP camera
     * @param notices get what is done about a clock that jumps
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // the reader takes the demuxer over
    static VideoReader open(MediaLocation location, RtspTransport transport, Notices notices) {
        VideoReader reader = new VideoReader(Demuxer.open(location, transport, notices));
        try {
            reader.openDecoder();
            return reader;
        } catch (RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    private void openDecoder() {
        String doing = "cannot decode '%s' (%s)".formatted(demuxer.location(), demuxer.codecName());
        AVCodec codec = avcodec_find_decoder(demuxer.parameters().codec_id());
        if (codec == null) {
            throw new UserError(doing + ": no decoder for it");
        }
        decoder = avcodec_alloc_context3(codec);
        Ffmpeg.check(avcodec_parameters_to_context(decoder, demuxer.parameters()), doing);
        Ffmpeg.check(avcodec_open2(decoder, codec, (AVDictionary) null), doing);
    }

    /** Decodes the next image; false at the end. Skips frames that cannot be decoded. */
    boolean read() {
        while (true) {
            int code = avcodec_receive_frame(decoder, image);
            if (code == AVERROR_EAGAIN()) {
                send();
            } else if (code == AVERROR_INVALIDDATA) {
                LOG.warn("Skipping an undecodable frame of {}", demuxer.location());
            } else if (code == AVERROR_EOF) {
                return false;
            } else {
                Ffmpeg.check(code, "cannot decode '%s'".formatted(demuxer.location()));
                return true;
            }
        }
    }

    private void send() {
        int code = avcodec_send_packet(decoder, demuxer.read() ? demuxer.packet() : null);
        if (code == AVERROR_INVALIDDATA) {
            LOG.warn("Skipping an undecodable frame of {}", demuxer.location());
        } else {
            Ffmpeg.check(code, "cannot decode '%s'".formatted(demuxer.location()));
        }
    }

    /** The image of the last read, upright; owned here, valid until the next one. */
    AVFrame image() {
        return upright.of(image, orientation());
    }

    /** The image's own orientation (EXIF), or that of its container. */
    private Orientation orientation() {
        AVFrameSideData matrix = av_frame_get_side_data(image, AV_FRAME_DATA_DISPLAYMATRIX);
        if (matrix != null && !matrix.isNull()) {
            return Demuxer.displayMatrix(matrix.data());
        }
        AVDictionaryEntry exif = av_dict_get(image.metadata(), "Orientation", null, 0);
        return exif == null || exif.isNull()
                ? Orientation.UPRIGHT
                : Orientation.ofExif(exif.value().getString().strip());
    }

    /** Time of the image, milliseconds since the first one. */
    long millis(PresentationTimes times) {
        return times.millis(
                image.best_effort_timestamp(), PresentationTimes.NONE, image.duration());
    }

    /** Nominal rate of the video. */
    double framesPerSecond() {
        return demuxer.framesPerSecond();
    }

    /** A new conversion of the images' timestamps. */
    PresentationTimes presentationTimes() {
        return demuxer.presentationTimes(true);
    }

    @Override
    public void close() {
        if (decoder != null) {
            avcodec_free_context(decoder);
        }
        upright.close();
        av_frame_free(image);
        demuxer.close();
    }
}
