package io.sightline.operators.decode;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Makes H.264 of a camera's size, for which a file would be too large. */
final class TestingH264Encoder {
    private TestingH264Encoder() {}

    /**
     * The access units of a grey picture that moves, a keyframe first.
     *
     * @param width even
     * @param height even
     */
    static List<byte[]> units(int width, int height, int frames) {
        return units(width, height, frames, 4);
    }

    /** The same of a picture that moves by so many pixels; one that stays has one keyframe. */
    static List<byte[]> units(int width, int height, int frames, int pixels) {
        return encode(width, height, frames, pixels, 1);
    }

    /**
     * The same with several slices a picture.
     *
     * @param slices each of at least 48 macroblocks
     */
    static List<byte[]> unitsOfSlices(int width, int height, int frames, int slices) {
        return encode(width, height, frames, 4, slices);
    }

    private static List<byte[]> encode(int width, int height, int frames, int pixels, int slices) {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET); // it warns of its own defaults
        AVCodec codec = avcodec.avcodec_find_encoder_by_name("libopenh264");
        AVCodecContext encoder = avcodec.avcodec_alloc_context3(codec);
        encoder.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
        encoder.time_base().num(1).den(25);
        encoder.gop_size(frames).bit_rate(4_000_000).slices(slices);
        AVPacket packet = avcodec.av_packet_alloc();
        List<byte[]> units = new ArrayList<>();
        try {
            check(avcodec.avcodec_open2(encoder, codec, (AVDictionary) null));
            for (int i = 0; i < frames; i++) {
                units.add(encode(encoder, packet, i, pixels));
            }
        } finally {
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(encoder);
        }
        return units;
    }

    private static byte[] encode(AVCodecContext encoder, AVPacket packet, int number, int pixels) {
        try (TestingVideoFrame picture =
                new TestingVideoFrame(
                        avutil.AV_PIX_FMT_YUV420P,
                        encoder.width(),
                        encoder.height(),
                        (component, x, y) -> component > 0 ? 128 : x + pixels * number ^ y)) {
            picture.frame().pts(number);
            check(avcodec.avcodec_send_frame(encoder, picture.frame()));
        }
        check(avcodec.avcodec_receive_packet(encoder, packet));
        byte[] unit = new byte[packet.size()];
        packet.data().get(unit);
        avcodec.av_packet_unref(packet);
        return unit;
    }

    private static void check(int result) {
        if (result < 0) {
            throw new IllegalStateException("the encoder failed: " + result);
        }
    }
}
