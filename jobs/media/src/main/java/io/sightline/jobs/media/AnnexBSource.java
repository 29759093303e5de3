package io.sightline.jobs.media;

import io.sightline.operators.bitstream.ContentType;
import io.sightline.operators.bitstream.FieldPairs;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies H.264 or H.265: one frame per access unit in Annex B form, from the first keyframe on,
 * with parameter sets in front of every keyframe. Two fields that FFmpeg gives as two packets are
 * one frame. Owns the demuxer.
 */
final class AnnexBSource implements FrameSource {
    private static final Logger LOG = LoggerFactory.getLogger(AnnexBSource.class);

    private final Demuxer demuxer;
    private final ContentType codec;
    private final ParameterSets parameterSets;
    private final FieldPairs fields;
    private final PresentationTimes times;
    private AnnexBFormat format;
    private boolean started;

    /**
     * Whether a frame waits for the packet after it, which may be its second field. A live source
     * only does so once it has sent a second field, because waiting delays every frame.
     */
    private boolean looksAhead;

    private Optional<Packet> ahead = Optional.empty();

    /**
     * A frame, or half of one.
     *
     * @param secondField whether it completes the frame before
     */
    private record Packet(SourceFrame frame, boolean secondField) {}

    /** Takes the demuxer over: it is closed with the source. */
    AnnexBSource(Demuxer demuxer, ContentType codec) {
        this.demuxer = demuxer;
        this.codec = codec;
        this.parameterSets = new ParameterSets(codec);
        this.fields = new FieldPairs(codec);
        this.times = demuxer.presentationTimes(false);
        this.looksAhead = !demuxer.location().isLive();
        describe(demuxer.extradata());
    }

    private void describe(byte[] extradata) {
        format = AnnexBFormat.of(codec, extradata);
        parameterSets.remember(format.parameterSets());
        fields.remember(format.parameterSets());
    }

    @Override
    public Optional<SourceFrame> next() {
        Optional<Packet> packet = ahead.or(this::read);
        ahead = Optional.empty();
        if (packet.isEmpty()) {
            return Optional.empty();
        }
        SourceFrame frame = packet.get().frame();
        looksAhead |= packet.get().secondField();
        if (looksAhead) {
            ahead = read();
            if (ahead.filter(Packet::secondField).isPresent()) {
                frame = join(frame, ahead.get().frame().value());
                ahead = Optional.empty();
            }
        }
        return Optional.of(frame);
    }

    private static SourceFrame join(SourceFrame first, byte[] second) {
        byte[] both = Arrays.copyOf(first.value(), first.value().length + second.length);
        System.arraycopy(second, 0, both, first.value().length, second.length);
        return new SourceFrame(
                first.contentType(),
                both,
                first.keyframe(),
                first.ptsMillis(),
                first.durationMillis());
    }

    private Optional<Packet> read() {
        while (demuxer.read()) {
            long ptsMillis = demuxer.millis(times);
            boolean keyframe = demuxer.keyframe();
            demuxer.newExtradata().ifPresent(this::describe);
            byte[] accessUnit = format.convert(demuxer.packetBytes());
            boolean secondField = fields.isSecondField(accessUnit);
            if (keyframe && !secondField) {
                started = true;
                accessUnit = parameterSets.complete(accessUnit);
            } else {
                parameterSets.remember(accessUnit);
            }
            if (started) {
                SourceFrame frame =
                        new SourceFrame(
                                codec, accessUnit, keyframe, ptsMillis, times.frameMillis());
                return Optional.of(new Packet(frame, secondField));
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
