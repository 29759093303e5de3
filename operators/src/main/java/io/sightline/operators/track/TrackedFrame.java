package io.sightline.operators.track;

import java.util.List;
import java.util.Optional;

/**
 * What the tracker made of a frame.
 *
 * @param state after the frame
 * @param matches for each observation its track, if it has one
 * @param ended tracks that are over
 */
public record TrackedFrame(
        CameraTracks state, List<Optional<Track>> matches, List<EndedTrack> ended) {
    /**
     * A track that is over.
     *
     * @param track as it was seen last
     * @param reason why
     */
    public record EndedTrack(Track track, EndReason reason) {}
}
