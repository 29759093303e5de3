package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import io.sightline.operators.bitstream.ContentType;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Encodes an H.264 stream with openh264, as a surveillance camera sends it: no B-frames, each
 * access unit leaves at once, a keyframe with its parameter sets every second and whenever the size
 * of the images changes. Odd widths and heights lose one pixel.
 */
final class H264Encoder implements ImageEncoder {
    /** FFmpeg's name of the encoder, which is part of its LGPL build. */
    static final String CODEC = "libopenh264";

    private static final double KEYFRAME_SECONDS = 1;

    /** 720p at 25 frames/s gives 3.5 Mbit/s, about what cameras are set to. */
    private static final double BITS_PER_PIXEL = 0.15;

    private static final int RATE_DENOMINATOR = 1000;

    private final double framesPerSecond;
    private final ImageConverter converter = new ImageConverter(AV_PIX_FMT_YUV420P);
    private final AVPacket packet = av_packet_alloc();
    private AVCodecContext encoder;
    private long frameNumber;

    /**
     * @param framesPerSecond nominal rate; sets the bit rate and the distance of keyframes
     */
    H264Encoder(double framesPerSecond) {
        this.framesPerSecond = framesPerSecond;
    }

    /** Number of frames from one keyframe to the next. */
    static int keyframeDistance(double framesPerSecond) {
        return Math.max(1, (int) Math.round(framesPerSecond * KEYFRAME_SECONDS));
    }

    /** Target rate, bits per second. */
    static long bitRate(int width, int height, double framesPerSecond) {
        return Math.round(width * height * framesPerSecond * BITS_PER_PIXEL);
    }

    @Override
    public SourceFrame encode(AVFrame image, long ptsMillis, long durationMillis) {
        int width = image.width() & ~1;
        int height = image.height() & ~1;
        if (encoder == null || encoder.width() != width || encoder.height() != height) {
            open(width, height);
        }
        AVFrame yuv = converter.convert(image, width, height);
        yuv.pict_type(AV_PICTURE_TYPE_NONE).pts(frameNumber++);
        Ffmpeg.check(avcodec_send_frame(encoder, yuv), "cannot encode an image as H.264");
        Ffmpeg.check(avcodec_receive_packet(encoder, packet), "cannot encode an image as H.264");
        byte[] accessUnit = new byte[packet.size()];
        packet.data().get(accessUnit);
        boolean keyframe = (packet.flags() & AV_PKT_FLAG_KEY) != 0;
        av_packet_unref(packet);
        return new SourceFrame(ContentType.H264, accessUnit, keyframe, ptsMillis, durationMillis);
    }

    private void open(int width, int height) {
        closeEncoder();
        AVCodec codec = avcodec_find_encoder_by_name(CODEC);
        encoder = avcodec_alloc_context3(codec);
        int rate = (int) Math.round(framesPerSecond * RATE_DENOMINATOR);
        encoder.framerate().num(rate).den(RATE_DENOMINATOR);
        encoder.time_base().num(RATE_DENOMINATOR).den(rate);
        encoder.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P).max_b_frames(0);
        encoder.gop_size(keyframeDistance(framesPerSecond));
        encoder.bit_rate(bitRate(width, height, framesPerSecond));
        Ffmpeg.check(
                avcodec_open2(encoder, codec, (AVDictionary) null),
                String.format(
                        Locale.ROOT, "cannot encode images of %d x %d as H.264", width, height));
    }

    private void closeEncoder() {
        if (encoder != null) {
            avcodec_free_context(encoder);
            encoder = null;
        }
    }

    @Override
    public void close() {
        closeEncoder();
        av_packet_free(packet);
        converter.close();
    }
}
