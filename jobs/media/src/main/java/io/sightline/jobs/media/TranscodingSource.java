package io.sightline.jobs.media;

import java.util.Optional;

/** Re-encodes a video, frames in display order. Owns the reader and the encoder. */
final class TranscodingSource implements FrameSource {
    private final PictureReader reader;
    private final PictureEncoder encoder;
    private final PresentationTimes times;

    TranscodingSource(PictureReader reader, PictureEncoder encoder) {
        this.reader = reader;
        this.encoder = encoder;
        this.times = reader.presentationTimes();
    }

    @Override
    public Optional<SourceFrame> next() {
        if (!reader.read()) {
            return Optional.empty();
        }
        long ptsMillis = times.millis(reader.ticks());
        return Optional.of(encoder.encode(reader.picture(), ptsMillis, times.frameMillis()));
    }

    @Override
    public void close() {
        encoder.close();
        reader.close();
    }
}
