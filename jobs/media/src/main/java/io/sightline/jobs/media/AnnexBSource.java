package io.sightline.jobs.media;

import io.sightline.operators.bitstream.ContentType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * Copies H.264 or H.265: one access unit per frame in Annex B form, from the first keyframe on,
 * with parameter sets in front of every keyframe. Owns the demuxer.
 */
final class AnnexBSource implements FrameSource {
    private static final Logger LOG = LoggerFactory.getLogger(AnnexBSource.class);

    private final Demuxer demuxer;
    private final ContentType codec;
    private final ParameterSets parameterSets;
    private final PresentationTimes times;
    private AnnexBFormat format;
    private boolean started;

    /** Takes the demuxer over: it is closed with the source. */
    AnnexBSource(Demuxer demuxer, ContentType codec) {
        this.demuxer = demuxer;
        this.codec = codec;
        this.parameterSets = new ParameterSets(codec);
        this.times = demuxer.presentationTimes(false);
        describe(demuxer.extradata());
    }

    private void describe(byte[] extradata) {
        format = AnnexBFormat.of(codec, extradata);
        parameterSets.remember(format.parameterSets());
    }

    @Override
    public Optional<SourceFrame> next() {
        while (demuxer.read()) {
            long ptsMillis = demuxer.millis(times);
            boolean keyframe = demuxer.keyframe();
            demuxer.newExtradata().ifPresent(this::describe);
            byte[] accessUnit = format.convert(demuxer.packetBytes());
            if (keyframe) {
                started = true;
                accessUnit = parameterSets.complete(accessUnit);
            } else {
                parameterSets.remember(accessUnit);
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

    @Override
    public void close() {
        demuxer.close();
    }
}
