package io.sightline.operators.decode;

import io.sightline.operators.bitstream.ContentType;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Decodes H.264 and H.265 with FFmpeg, packet by packet and on the caller's thread. Owns the codec
 * context, one packet and one frame; borrows the converter. A picture that FFmpeg flags as damaged
 * or repaired is reported as failed, never returned.
 */
final class VideoDecoder implements UnitDecoder {
    private final FrameConverter converter;
    private final AVCodecContext context;
    private final AVPacket packet;
    private final AVFrame frame;

    /**
     * @param converter turns frames into images; kept by the caller
     * @param maxPixels largest image that memory is allocated for, pixels
     */
    VideoDecoder(
            ContentType codec,
            byte[] parameterSets,
            int reorderDepth,
            long maxPixels,
            FrameConverter converter) {
        this.converter = converter;
        AVCodec decoder =
                avcodec.avcodec_find_decoder(
                        codec == ContentType.H264
                                ? avcodec.AV_CODEC_ID_H264
                                : avcodec.AV_CODEC_ID_HEVC);
        context = avcodec.avcodec_alloc_context3(decoder);
        packet = avcodec.av_packet_alloc();
        frame = avutil.av_frame_alloc();
        context.thread_count(1);
        context.max_pixels(maxPixels);
        context.has_b_frames(reorderDepth);
        if (parameterSets.length > 0) {
            int padding = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
            Pointer extra = avutil.av_mallocz(parameterSets.length + (long) padding);
            context.extradata(new BytePointer(extra).put(parameterSets));
            context.extradata_size(parameterSets.length);
        }
        int opened = avcodec.avcodec_open2(context, decoder, (AVDictionary) null);
        if (opened < 0) {
            close();
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "FFmpeg cannot open a decoder for %s: error %d",
                            codec,
                            opened));
        }
        if (codec == ContentType.H265) {
            // Without it FFmpeg returns truncated H.265 units as if they were complete. Not while
            // it opens: broken parameter sets are the fault of the unit that contains them, not of
            // the task.
            context.err_recognition(avcodec.AV_EF_EXPLODE);
        }
    }

    @Override
    public void decode(byte[] encoded, long ordinal, PictureSink sink) {
        fill(encoded);
        packet.pts(ordinal);
        int sent = avcodec.avcodec_send_packet(context, packet);
        if (sent < 0 || !receive(sink)) {
            sink.fail(ordinal, "the decoder rejected the frame");
        }
    }

    /** Copies a unit into the packet, whose memory is reused when the decoder has released it. */
    private void fill(byte[] encoded) {
        long padded = encoded.length + (long) avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
        AVBufferRef memory = packet.buf();
        boolean reusable =
                memory != null
                        && memory.size() >= padded
                        && avutil.av_buffer_is_writable(memory) != 0;
        if (reusable) {
            packet.size(encoded.length);
        } else {
            avcodec.av_packet_unref(packet);
            if (avcodec.av_new_packet(packet, encoded.length) < 0) {
                throw new IllegalStateException(
                        String.format(
                                Locale.ROOT,
                                "FFmpeg cannot allocate a packet of %d bytes",
                                encoded.length));
            }
        }
        BytePointer data = packet.data();
        data.put(encoded);
        // Decoders read ahead into the padding, which has to be zero.
        Pointer.memset(data.position(encoded.length), 0, avcodec.AV_INPUT_BUFFER_PADDING_SIZE);
    }

    @Override
    public void drain(PictureSink sink) {
        avcodec.avcodec_send_packet(context, null);
        receive(sink);
        avcodec.avcodec_flush_buffers(context);
    }

    @Override
    public boolean isComplete(byte[] encoded) {
        fill(encoded);
        boolean complete = avcodec.avcodec_send_packet(context, packet) >= 0;
        avcodec.avcodec_send_packet(context, null);
        boolean shown = false;
        while (avcodec.avcodec_receive_frame(context, frame) >= 0) {
            shown = true;
            complete &= !isDamaged() && isEndFilled();
            avutil.av_frame_unref(frame);
        }
        return complete && shown;
    }

    /**
     * Whether the last pixel was written to. FFmpeg returns H.265 pictures whose last slices are
     * missing as if they were complete; the memory of a new decoder is zero there, which is no
     * colour of video.
     */
    private boolean isEndFilled() {
        Optional<PlaneLayout> layout = PlaneLayout.of(frame.format());
        if (layout.isEmpty()) {
            return true;
        }
        PlaneLayout planes = layout.get();
        int width = frame.width();
        int height = frame.height();
        if (planes.isGrey()) {
            return isFilled(planes, planes.firstPlane(), width, height);
        }
        int chromaWidth = planes.chromaWidth(width);
        int chromaHeight = planes.chromaHeight(height);
        return isFilled(planes, planes.firstPlane(), width, height)
                || isFilled(planes, planes.secondPlane(), chromaWidth, chromaHeight)
                || isFilled(planes, planes.thirdPlane(), chromaWidth, chromaHeight);
    }

    private boolean isFilled(PlaneLayout planes, int plane, int width, int height) {
        int bytes = planes.depth() > 8 ? 2 : 1;
        long end = (height - 1L) * frame.linesize(plane) + (long) width * bytes;
        BytePointer samples = frame.data(plane);
        return samples.get(end - 1) != 0 || (bytes == 2 && samples.get(end - 2) != 0);
    }

    /** Passes on every frame that is ready; false when the decoder reports an error. */
    private boolean receive(PictureSink sink) {
        int received = avcodec.avcodec_receive_frame(context, frame);
        while (received >= 0) {
            long ordinal = frame.pts();
            if (isDamaged()) {
                sink.fail(ordinal, "the picture is damaged, or one that it refers to is missing");
            } else if (sink.wants(ordinal)) {
                if (sink.skips(ordinal)) {
                    sink.skip(ordinal, frame.width(), frame.height());
                } else {
                    show(ordinal, sink);
                }
            }
            avutil.av_frame_unref(frame);
            received = avcodec.avcodec_receive_frame(context, frame);
        }
        return received == avutil.AVERROR_EAGAIN() || received == avutil.AVERROR_EOF;
    }

    private void show(long ordinal, PictureSink sink) {
        Optional<Picture> picture = converter.convert(frame);
        if (picture.isPresent()) {
            sink.show(ordinal, picture.get());
        } else {
            sink.fail(
                    ordinal,
                    String.format(Locale.ROOT, "pixel format %d is not supported", frame.format()));
        }
    }

    private boolean isDamaged() {
        return frame.decode_error_flags() != 0
                || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    }

    @Override
    public int reorderDepth() {
        return context.has_b_frames();
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(context);
    }
}
