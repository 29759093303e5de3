package io.sightline.jobs.media;

import java.util.Optional;

/** An open source of encoded frames. Not thread-safe; holds native memory until it is closed. */
public interface FrameSource extends AutoCloseable {
    /**
     * The next frame; waits for it if the source is live.
     *
     * @return empty at the end of the source
     * @throws io.sightline.models.error.UserError when the source cannot be read further
     */
    Optional<SourceFrame> next();

    @Override
    void close();
}
