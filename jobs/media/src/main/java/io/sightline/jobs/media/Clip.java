package io.sightline.jobs.media;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A recording in memory.
 *
 * @param frames encoded, in decode order
 */
public record Clip(List<SourceFrame> frames) implements FrameOrigin {
    public Clip {
        frames = List.copyOf(frames);
    }

    @Override
    public FrameSource open() {
        Iterator<SourceFrame> next = frames.iterator();
        return new FrameSource() {
            @Override
            public Optional<SourceFrame> next() {
                return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
            }

            @Override
            public void close() {
                // The frames stay in memory.
            }
        };
    }

    @Override
    public boolean live() {
        return false;
    }
}
