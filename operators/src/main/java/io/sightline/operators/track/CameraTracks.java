package io.sightline.operators.track;

import java.util.List;

/**
 * The objects of one camera: the tracker's state. Immutable.
 *
 * @param streamEpoch of the frames so far
 * @param clockMillis latest capture time so far, epoch milliseconds
 * @param tracks in the order of their birth
 */
public record CameraTracks(String streamEpoch, long clockMillis, List<Track> tracks) {
    public CameraTracks {
        tracks = List.copyOf(tracks);
    }
}
