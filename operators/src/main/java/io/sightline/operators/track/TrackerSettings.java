package io.sightline.operators.track;

import java.time.Duration;

/**
 * The tracker's thresholds. Times are capture time.
 *
 * @param highScore boxes with a score from here are matched first, with all tracks
 * @param lowScore boxes with a score from here continue tracks that were seen a moment ago
 * @param newScore a track starts with a score from here
 * @param certainScore a track that starts with a score from here is confirmed at once
 * @param confirmHits number of matches that confirm a track
 * @param minIou of a box and the expected one, first stage
 * @param lowMinIou likewise, for low boxes
 * @param lastMinIou of a box and the last one of a track, both buffered
 * @param newMinIou of a box and a track that is not confirmed
 * @param buffer by how much of its size a last box grows in a second, on each side
 * @param lowMaxLost low boxes continue tracks that were seen within this time
 * @param maxLost a track ends after this time without a match
 * @param maxLostStationary likewise, for one that does not move
 * @param maxGap all tracks end when a camera shows nothing for longer
 * @param maxTracks of a camera
 */
public record TrackerSettings(
        double highScore,
        double lowScore,
        double newScore,
        double certainScore,
        int confirmHits,
        double minIou,
        double lowMinIou,
        double lastMinIou,
        double newMinIou,
        double buffer,
        Duration lowMaxLost,
        Duration maxLost,
        Duration maxLostStationary,
        Duration maxGap,
        int maxTracks) {
    /** The defaults for a detector whose scores are spread over [0, 1]. */
    public static TrackerSettings standard() {
        return new TrackerSettings(
                0.85,
                0.1,
                0.87,
                0.9,
                2,
                0.35,
                0.6,
                0.5,
                0.25,
                0.1,
                Duration.ofMillis(250),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                256);
    }
}
