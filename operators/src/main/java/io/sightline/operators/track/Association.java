package io.sightline.operators.track;

import io.sightline.models.assignment.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Which observation of a frame belongs to which track. Belongs to one frame; each stage takes from
 * what the stages before have left.
 */
final class Association {
    static final int NONE = -1;

    /** So expensive that a forbidden pair never takes the place of an allowed one. */
    private static final double FORBIDDEN = 1e6;

    private final List<Track> tracks;
    private final List<Observation> observations;
    private final int[] observationOfTrack;
    private final int[] trackOfObservation;

    /** The cost of a pair, or a negative number for a pair that is not allowed. */
    interface Cost {
        double of(Track track, Observation observation);
    }

    Association(List<Track> tracks, List<Observation> observations) {
        this.tracks = tracks;
        this.observations = observations;
        observationOfTrack = none(tracks.size());
        trackOfObservation = none(observations.size());
    }

    private static int[] none(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    /** Matches the tracks and observations that qualify and are still free. */
    void match(IntPredicate tracksThat, IntPredicate observationsThat, Cost cost) {
        int[] rows = free(observationOfTrack, tracksThat);
        int[] columns = free(trackOfObservation, observationsThat);
        double[] costs = new double[rows.length * columns.length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                costs[row * columns.length + column] =
                        cost(tracks.get(rows[row]), observations.get(columns[column]), cost);
            }
        }
        int[] pairs = Assignment.cheapest(costs, rows.length, columns.length);
        for (int row = 0; row < rows.length; row++) {
            if (pairs[row] != NONE && costs[row * columns.length + pairs[row]] < FORBIDDEN) {
                observationOfTrack[rows[row]] = columns[pairs[row]];
                trackOfObservation[columns[pairs[row]]] = rows[row];
            }
        }
    }

    private static double cost(Track track, Observation observation, Cost cost) {
        double value = cost.of(track, observation);
        return value < 0 ? FORBIDDEN : value;
    }

    private static int[] free(int[] partners, IntPredicate qualifies) {
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE && qualifies.test(i)) {
                free.add(i);
            }
        }
        return free.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The observation of a track, or {@code NONE}. */
    int observationOf(int track) {
        return observationOfTrack[track];
    }

    /** The track of an observation, or {@code NONE}. */
    int trackOf(int observation) {
        return trackOfObservation[observation];
    }
}
