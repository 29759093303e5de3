package io.sightline.jobs.media;

import java.util.Optional;

/** Re-encodes a video, frames in display order. Owns the reader and the encoder. */
final class TranscodingSource implements FrameSource {
    private final VideoReader reader;
    private final ImageEncoder encoder;
    private final PresentationTimes times;

    TranscodingSource(VideoReader reader, ImageEncoder encoder) {
        this.reader = reader;
        this.encoder = encoder;
        this.times = reader.presentationTimes();
    }

    @Override
    public Optional<SourceFrame> next() {
        if (!reader.read()) {
            return Optional.empty();
        }
        long ptsMillis = reader.millis(times);
        return Optional.of(encoder.encode(reader.image(), ptsMillis, times.frameMillis()));
    }

    @Override
    public void close() {
        encoder.close();
        reader.close();
    }
}
