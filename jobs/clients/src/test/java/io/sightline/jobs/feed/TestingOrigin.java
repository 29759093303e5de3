package io.sightline.jobs.feed;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.FrameOrigin;
import io.sightline.jobs.media.FrameSource;
import io.sightline.jobs.media.SourceFrame;
import io.sightline.models.error.UserError;
import io.sightline.operators.bitstream.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A source written down: what each opening of it gives, the last one again and again. An opening
 * without frames fails.
 */
final class TestingOrigin implements FrameOrigin {
    private final boolean live;
    private final Deque<List<SourceFrame>> openings;
    private int openSources;

    private TestingOrigin(boolean live, List<List<SourceFrame>> openings) {
        this.live = live;
        this.openings = new ArrayDeque<>(openings);
    }

    static TestingOrigin recording(List<SourceFrame> frames) {
        return new TestingOrigin(false, List.of(frames));
    }

    static TestingOrigin live(List<List<SourceFrame>> openings) {
        return new TestingOrigin(true, openings);
    }

    /** Frames of 40 ms each at the given times; the first one is a keyframe. */
    static List<SourceFrame> video(long... ptsMillis) {
        List<SourceFrame> frames = new ArrayList<>();
        for (long pts : ptsMillis) {
            byte[] value = ("frame at " + pts).getBytes(StandardCharsets.UTF_8);
            frames.add(new SourceFrame(ContentType.H264, value, frames.isEmpty(), pts, 40));
        }
        return frames;
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    @MustBeClosed
    public FrameSource open() {
        List<SourceFrame> frames = openings.size() > 1 ? openings.poll() : openings.peek();
        if (frames.isEmpty()) {
            throw new UserError("nobody there");
        }
        openSources++;
        return new FrameSource() {
            private final Deque<SourceFrame> rest = new ArrayDeque<>(frames);

            @Override
            public Optional<SourceFrame> next() {
                return Optional.ofNullable(rest.poll());
            }

            @Override
            public void close() {
                openSources--;
            }
        };
    }

    /** How many opened sources are not closed yet. */
    int openSources() {
        return openSources;
    }
}
