package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.RgbImage;
import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.NalUnit;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Writes pictures of one size as an MP4 file with H.264. Odd widths and heights lose one pixel. Not
 * thread-safe; without a picture no file is written.
 */
public final class Mp4Writer implements AutoCloseable {
    private static final int MILLIS = 1000;

    private final Path file;
    private final int framesPerSecond;
    private final PictureEncoder encoder;
    private final RgbPicture picture = new RgbPicture();
    private final AVPacket packet = av_packet_alloc();
    private final AVFormatContext container = new AVFormatContext(null);
    private AVIOContext target;
    private AVStream stream;
    private long frames;

    /**
     * @param file overwritten where it exists
     * @param framesPerSecond of the pictures, at least 1
     */
    @MustBeClosed
    public Mp4Writer(Path file, int framesPerSecond) {
        this.file = file;
        this.framesPerSecond = framesPerSecond;
        this.encoder = new H264Encoder(framesPerSecond);
    }

    /**
     * Adds a picture.
     *
     * @throws io.sightline.models.error.UserError when it cannot be encoded or written
     */
    public void write(RgbImage image) {
        long duration = MILLIS / framesPerSecond;
        SourceFrame frame = encoder.encode(picture.of(image), frames * duration, duration);
        if (stream == null) {
            open(image.width() & ~1, image.height() & ~1, frame.value());
        }
        Ffmpeg.check(av_new_packet(packet, frame.value().length), doing());
        packet.data().put(frame.value());
        packet.pts(frames).dts(frames).duration(1).stream_index(stream.index());
        packet.flags(frame.keyframe() ? AV_PKT_FLAG_KEY : 0);
        av_packet_rescale_ts(packet, av_make_q(1, framesPerSecond), stream.time_base());
        int code = av_write_frame(container, packet);
        av_packet_unref(packet);
        Ffmpeg.check(code, doing());
        frames++;
    }

    private void open(int width, int height, byte[] firstAccessUnit) {
        Ffmpeg.check(
                avformat_alloc_output_context2(container, null, "mp4", file.toString()), doing());
        stream = avformat_new_stream(container, (AVCodec) null);
        stream.time_base(av_make_q(1, framesPerSecond));
        stream.avg_frame_rate(av_make_q(framesPerSecond, 1));
        stream.codecpar().codec_type(AVMEDIA_TYPE_VIDEO).codec_id(AV_CODEC_ID_H264);
        stream.codecpar().width(width).height(height);
        byte[] sets = parameterSets(firstAccessUnit);
        Pointer owned = av_mallocz(sets.length + (long) AV_INPUT_BUFFER_PADDING_SIZE);
        BytePointer extradata = new BytePointer(owned).capacity(sets.length);
        extradata.put(sets);
        stream.codecpar().extradata(extradata).extradata_size(sets.length);
        target = new AVIOContext(null);
        Ffmpeg.check(avio_open(target, file.toString(), AVIO_FLAG_WRITE), doing());
        container.pb(target);
        Ffmpeg.check(avformat_write_header(container, (AVDictionary) null), doing());
    }

    /** The container keeps them apart from the pictures. */
    private static byte[] parameterSets(byte[] accessUnit) {
        ByteArrayOutputStream sets = new ByteArrayOutputStream();
        for (NalUnit unit : NalUnit.split(accessUnit)) {
            if (unit.isParameterSet(ContentType.H264)) {
                sets.writeBytes(unit.withStartCode());
            }
        }
        return sets.toByteArray();
    }

    private String doing() {
        return "cannot write '%s'".formatted(file);
    }

    /** Completes the file. */
    @Override
    public void close() {
        try {
            if (frames > 0) {
                Ffmpeg.check(av_write_trailer(container), doing());
            }
        } finally {
            if (target != null) {
                avio_closep(target);
            }
            if (!container.isNull()) {
                avformat_free_context(container);
            }
            av_packet_free(packet);
            picture.close();
            encoder.close();
        }
    }
}
