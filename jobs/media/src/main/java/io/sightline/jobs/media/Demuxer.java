package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_NEW_EXTRADATA;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.error.UserError;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The packets of the best video stream of a file, an address or a device. Owns the container's
 * context and one packet, which each read overwrites.
 */
final class Demuxer implements AutoCloseable {
    private static final int DISPLAY_MATRIX_BYTES = Orientation.MATRIX_ELEMENTS * Integer.BYTES;

    /** A network camera that does not answer for this long counts as lost. */
    private static final String NETWORK_TIMEOUT_MICROS = "5000000";

    /** For streams without a rate; FFmpeg assumes the same for raw video. */
    private static final double FALLBACK_FRAMES_PER_SECOND = 25;

    private final MediaLocation location;
    private final RtspTransport transport;
    private final Notices notices;
    private final AVFormatContext context = new AVFormatContext(null);
    private final AVPacket packet = av_packet_alloc();
    private AVStream stream;

    private Demuxer(MediaLocation location, RtspTransport transport, Notices notices) {
        this.location = location;
        this.transport = transport;
        this.notices = notices;
    }

    /**
     * Opens the location and finds its video stream.
     *
     * @param transport of an RTSP camera
     * @param notices get what is done about a clock that jumps
     * @throws UserError when it cannot be read or holds no video
     */
    @MustBeClosed
    static Demuxer open(MediaLocation location, RtspTransport transport, Notices notices) {
        Demuxer demuxer = new Demuxer(location, transport, notices);
        try {
            demuxer.openInput();
            demuxer.findStream();
            return demuxer;
        } catch (RuntimeException failure) {
            demuxer.close();
            throw failure;
        }
    }

    private void openInput() {
        AVDictionary options = new AVDictionary(null);
        AVInputFormat format = null;
        if (location.isRtsp()) {
            av_dict_set(options, "rtsp_transport", transport.ffmpegFlags(), 0);
            av_dict_set(options, "rtsp_flags", "prefer_tcp", 0);
            av_dict_set(options, "timeout", NETWORK_TIMEOUT_MICROS, 0);
        } else if (location.isDevice()) {
            avdevice_register_all();
            format = av_find_input_format("video4linux2");
        } else {
            // A file then gives the same frames copied and decoded: frames that an edit list hides
            // are needed to decode others and cannot be left out of a copy.
            av_dict_set(options, "ignore_editlist", "1", 0);
        }
        try {
            Ffmpeg.check(
                    avformat_open_input(context, location.url(), format, options),
                    "cannot open '%s'".formatted(location));
        } finally {
            av_dict_free(options);
        }
    }

    private void findStream() {
        Ffmpeg.check(
                avformat_find_stream_info(context, (AVDictionary) null),
                "cannot read '%s'".formatted(location));
        int index = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (index < 0) {
            throw new UserError("'%s' contains no video".formatted(location));
        }
        stream = context.streams(index);
    }

    /** Loads the next packet of the video stream; false at the end. */
    boolean read() {
        while (true) {
            av_packet_unref(packet);
            int code = av_read_frame(context, packet);
            if (code == AVERROR_EOF) {
                return false;
            }
            Ffmpeg.check(code, "cannot read the next packet of '%s'".formatted(location));
            if (packet.stream_index() == stream.index()) {
                return true;
            }
        }
    }

    /** The packet of the last read; owned here, valid until the next one. */
    AVPacket packet() {
        return packet;
    }

    /** A copy of the bytes of the packet as it is now. */
    byte[] packetBytes() {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        return bytes;
    }

    /** Whether decoding can start at the packet. */
    boolean keyframe() {
        return (packet.flags() & AV_PKT_FLAG_KEY) != 0;
    }

    /** Time of the packet, milliseconds since the first one. */
    long millis(PresentationTimes times) {
        return times.millis(packet.pts(), packet.dts(), packet.duration());
    }

    /** How the stream's images must be turned, as the container states it. */
    Orientation orientation() {
        AVCodecParameters parameters = stream.codecpar();
        AVPacketSideData matrix =
                av_packet_side_data_get(
                        parameters.coded_side_data(),
                        parameters.nb_coded_side_data(),
                        AV_PKT_DATA_DISPLAYMATRIX);
        return isAbsent(matrix) || matrix.size() < DISPLAY_MATRIX_BYTES
                ? Orientation.UPRIGHT
                : displayMatrix(matrix.data());
    }

    /** The orientation of nine numbers in native memory. */
    static Orientation displayMatrix(BytePointer data) {
        int[] matrix = new int[Orientation.MATRIX_ELEMENTS];
        new IntPointer(data).get(matrix);
        return Orientation.of(matrix);
    }

    /** The container's description of the stream; empty if there is none. */
    byte[] extradata() {
        AVCodecParameters parameters = stream.codecpar();
        byte[] bytes = new byte[parameters.extradata_size()];
        if (bytes.length > 0) {
            parameters.extradata().get(bytes);
        }
        return bytes;
    }

    /** A description that replaces the earlier one from this packet on. */
    Optional<byte[]> newExtradata() {
        AVPacketSideData data =
                av_packet_side_data_get(
                        packet.side_data(), packet.side_data_elems(), AV_PKT_DATA_NEW_EXTRADATA);
        if (isAbsent(data) || data.size() == 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[Math.toIntExact(data.size())];
        data.data().get(bytes);
        return Optional.of(bytes);
    }

    private static boolean isAbsent(Pointer pointer) {
        return pointer == null || pointer.isNull();
    }

    /** Owned here. */
    AVCodecParameters parameters() {
        return stream.codecpar();
    }

    /** FFmpeg's name of the codec. */
    String codecName() {
        return avcodec_get_name(stream.codecpar().codec_id()).getString();
    }

    /** Nominal rate of the stream. */
    double framesPerSecond() {
        if (stream.avg_frame_rate().num() > 0 && stream.avg_frame_rate().den() > 0) {
            return av_q2d(stream.avg_frame_rate());
        }
        if (stream.r_frame_rate().num() > 0 && stream.r_frame_rate().den() > 0) {
            return av_q2d(stream.r_frame_rate());
        }
        return FALLBACK_FRAMES_PER_SECOND;
    }

    /**
     * A new conversion of the stream's timestamps.
     *
     * @param displayOrder whether it is for images and not for packets
     */
    PresentationTimes presentationTimes(boolean displayOrder) {
        return new PresentationTimes(
                av_q2d(stream.time_base()), framesPerSecond(), displayOrder, this::reportJump);
    }

    /** A stream may jump at every frame, so only the first jump is told. */
    private void reportJump(Duration jump) {
        notices.once(
                location,
                "jump",
                String.format(
                        Locale.ROOT,
                        "has a clock that jumps by %.1f s; the frames after the jump follow without"
                                + " a gap, and further jumps are closed without a message",
                        jump.toMillis() / 1000.0));
    }

    MediaLocation location() {
        return location;
    }

    @Override
    public void close() {
        av_packet_free(packet);
        avformat_close_input(context);
    }
}
