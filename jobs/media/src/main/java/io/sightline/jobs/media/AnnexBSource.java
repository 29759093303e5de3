package io.sightline.jobs.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_init;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_bsf_send_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.operators.bitstream.ContentType;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies H.264 or H.265: one access unit per frame in Annex B form, from the first keyframe on,
 * with parameter sets in front of every keyframe. Owns the demuxer and a bitstream filter.
 */
final class AnnexBSource implements FrameSource {
    private static final Logger LOG = LoggerFactory.getLogger(AnnexBSource.class);

    private final Demuxer demuxer;
    private final ContentType codec;
    private final ParameterSets parameterSets;
    private final PresentationTimes times;
    private final String doing;
    private final AVBSFContext filter = new AVBSFContext(null);
    private boolean started;

    private AnnexBSource(Demuxer demuxer, ContentType codec) {
        this.demuxer = demuxer;
        this.codec = codec;
        this.parameterSets = new ParameterSets(codec);
        this.times = demuxer.presentationTimes();
        this.doing = "cannot split '%s' into access units".formatted(demuxer.location());
    }

    /** Takes the demuxer over: it is closed with the source, and also when this fails. */
    @MustBeClosed
    static AnnexBSource open(Demuxer demuxer, ContentType codec) {
        AnnexBSource source = new AnnexBSource(demuxer, codec);
        try {
            source.openFilter();
            return source;
        } catch (RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    private void openFilter() {
        String name = codec == ContentType.H264 ? "h264_mp4toannexb" : "hevc_mp4toannexb";
        Ffmpeg.check(av_bsf_alloc(av_bsf_get_by_name(name), filter), doing);
        Ffmpeg.check(avcodec_parameters_copy(filter.par_in(), demuxer.parameters()), doing);
        Ffmpeg.check(av_bsf_init(filter), doing);
        parameterSets.remember(extradata(filter.par_out()));
    }

    private static byte[] extradata(AVCodecParameters parameters) {
        byte[] bytes = new byte[parameters.extradata_size()];
        if (bytes.length > 0) {
            parameters.extradata().get(bytes);
        }
        return bytes;
    }

    @Override
    public Optional<SourceFrame> next() {
        while (demuxer.read()) {
            long ptsMillis = times.millis(demuxer.ticks());
            boolean keyframe = demuxer.keyframe();
            byte[] accessUnit = filterPacket();
            if (keyframe) {
                started = true;
                accessUnit = parameterSets.complete(accessUnit);
            }
            if (started) {
                return Optional.of(
                        new SourceFrame(
                                codec, accessUnit, keyframe, ptsMillis, times.frameMillis()));
            }
            LOG.debug(
                    "Skipping an access unit before the first keyframe of {}", demuxer.location());
        }
        return Optional.empty();
    }

    /** The filter returns exactly one packet for each packet. */
    private byte[] filterPacket() {
        Ffmpeg.check(av_bsf_send_packet(filter, demuxer.packet()), doing);
        Ffmpeg.check(av_bsf_receive_packet(filter, demuxer.packet()), doing);
        return demuxer.packetBytes();
    }

    @Override
    public void close() {
        av_bsf_free(filter);
        demuxer.close();
    }
}
