package io.sightline.jobs.media;

import io.sightline.operators.bitstream.ContentType;
import java.util.Optional;

/** Copies a video whose packets are whole images, such as Motion JPEG. Owns the demuxer. */
final class ImagePacketSource implements FrameSource {
    private final Demuxer demuxer;
    private final ContentType contentType;
    private final PresentationTimes times;

    ImagePacketSource(Demuxer demuxer, ContentType contentType) {
        this.demuxer = demuxer;
        this.contentType = contentType;
        this.times = demuxer.presentationTimes(true);
    }

    @Override
    public Optional<SourceFrame> next() {
        if (!demuxer.read()) {
            return Optional.empty();
        }
        long ptsMillis = demuxer.millis(times);
        return Optional.of(
                new SourceFrame(
                        contentType, demuxer.packetBytes(), true, ptsMillis, times.frameMillis()));
    }

    @Override
    public void close() {
        demuxer.close();
    }
}
