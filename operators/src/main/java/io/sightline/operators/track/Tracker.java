package io.sightline.operators.track;

import io.sightline.operators.track.TrackedFrame.EndedTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows objects from frame to frame: the cascade of ByteTrack (Y. Zhang et al., ECCV 2022), the
 * filter of BoT-SORT, and the second chance by the last observation of OC-SORT (J. Cao et al., CVPR
 * 2023), in elapsed capture time instead of frames. A pure function: the same frames give the same
 * tracks.
 */
public final class Tracker {
    /** The filter's unit of time. */
    private static final double FRAMES_PER_MILLI = 30 / 1000.0;

    /** Longer is not predicted: the filter knows nothing then. */
    private static final long LONGEST_MILLIS = 3000;

    private static final double MILLIS_PER_SECOND = 1000;

    /** Two tracks of one object. */
    private static final double SAME_OBJECT = 0.85;

    private final TrackerSettings settings;

    /**
     * @param settings thresholds
     */
    public Tracker(TrackerSettings settings) {
        this.settings = settings;
    }

    /**
     * Follows the objects into the next frame of the camera.
     *
     * @param before state after the frame before; empty at the first frame
     * @param frame captured before or after; an earlier one is matched without prediction
     * @param observations in the order of the event
     */
    public TrackedFrame next(
            Optional<CameraTracks> before, FrameStamp frame, List<Observation> observations) {
        List<EndedTrack> ended = new ArrayList<>();
        CameraTracks state =
                before.map(known -> startOver(known, frame, ended)).orElse(fresh(frame));
        List<Track> tracks = predicted(state, frame, ended);
        Association association = associate(tracks, observations, state.clockMillis(), frame);
        List<Track> next = new ArrayList<>();
        List<Optional<Track>> matches = new ArrayList<>();
        observations.forEach(observation -> matches.add(Optional.empty()));
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            int seen = association.observationOf(i);
            if (seen != Association.NONE) {
                Track updated = track.seen(frame, observations.get(seen), settings.confirmHits());
                matches.set(seen, Optional.of(updated));
                next.add(updated);
            } else if (track.confirmed()) {
                next.add(track);
            }
        }
        int rank = 0;
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            if (association.trackOf(i) == Association.NONE
                    && observation.score() >= settings.newScore()) {
                rank++;
                Track born = Track.born(frame, rank, observation, isCertain(observation));
                matches.set(i, Optional.of(born));
                next.add(born);
            }
        }
        removeDuplicates(next, matches, frame, ended);
        cap(next, matches, ended);
        long clock = Math.max(state.clockMillis(), frame.timeMillis());
        return new TrackedFrame(new CameraTracks(frame.streamEpoch(), clock, next), matches, ended);
    }

    private static CameraTracks fresh(FrameStamp frame) {
        return new CameraTracks(frame.streamEpoch(), frame.timeMillis(), List.of());
    }

    private CameraTracks startOver(CameraTracks state, FrameStamp frame, List<EndedTrack> ended) {
        Optional<EndReason> reason = Optional.empty();
        if (!state.streamEpoch().equals(frame.streamEpoch())) {
            reason = Optional.of(EndReason.EPOCH);
        } else if (frame.timeMillis() - state.clockMillis() > settings.maxGap().toMillis()) {
            reason = Optional.of(EndReason.GAP);
        }
        if (reason.isEmpty()) {
            return state;
        }
        for (Track track : state.tracks()) {
            end(track, reason.get(), ended);
        }
        return fresh(frame);
    }

    /** Only what was reported can end. */
    private static void end(Track track, EndReason reason, List<EndedTrack> ended) {
        if (track.confirmed()) {
            ended.add(new EndedTrack(track, reason));
        }
    }

    private List<Track> predicted(CameraTracks state, FrameStamp frame, List<EndedTrack> ended) {
        long elapsed =
                Math.min(Math.max(0, frame.timeMillis() - state.clockMillis()), LONGEST_MILLIS);
        List<Track> predicted = new ArrayList<>();
        for (Track track : state.tracks()) {
            boolean stationary = track.rest().stationary(track.lastTimeMillis());
            if (track.unseen(frame.timeMillis())
                            .compareTo(
                                    stationary ? settings.maxLostStationary() : settings.maxLost())
                    > 0) {
                end(track, EndReason.LOST, ended);
            } else {
                predicted.add(
                        track.after(
                                elapsed * FRAMES_PER_MILLI,
                                track.lastTimeMillis() == state.clockMillis()));
            }
        }
        return predicted;
    }

    private Association associate(
            List<Track> tracks, List<Observation> observations, long before, FrameStamp frame) {
        Association association = new Association(tracks, observations);
        association.match(
                i -> tracks.get(i).confirmed(),
                i -> isHigh(observations.get(i)),
                (track, seen) -> fused(track, seen, settings.minIou()));
        association.match(
                i -> tracks.get(i).confirmed() && justSeen(tracks.get(i), before),
                i -> isLow(observations.get(i)),
                (track, seen) -> plain(track, seen, settings.lowMinIou()));
        association.match(
                i -> tracks.get(i).confirmed(),
                i -> isHigh(observations.get(i)),
                (track, seen) -> last(track, seen, frame));
        association.match(
                i -> !tracks.get(i).confirmed(),
                i -> isHigh(observations.get(i)),
                (track, seen) -> fused(track, seen, settings.newMinIou()));
        return association;
    }

    private boolean justSeen(Track track, long clock) {
        return track.unseen(clock).compareTo(settings.lowMaxLost()) <= 0;
    }

    private boolean isCertain(Observation observation) {
        return observation.score() >= settings.certainScore() || settings.confirmHits() == 1;
    }

    private boolean isHigh(Observation observation) {
        return observation.score() >= settings.highScore();
    }

    private boolean isLow(Observation observation) {
        return observation.score() < settings.highScore()
                && observation.score() >= settings.lowScore();
    }

    private static double fused(Track track, Observation seen, double minIou) {
        double iou = iou(track.expected(), track, seen);
        return iou < minIou ? -1 : 1 - iou * seen.score();
    }

    private static double plain(Track track, Observation seen, double minIou) {
        double iou = iou(track.expected(), track, seen);
        return iou < minIou ? -1 : 1 - iou;
    }

    private double last(Track track, Observation seen, FrameStamp frame) {
        double seconds = track.unseen(frame.timeMillis()).toMillis() / MILLIS_PER_SECOND;
        double share = settings.buffer() * Math.min(seconds, 1);
        Observation buffered =
                new Observation(
                        seen.box().grownBy(share), seen.score(), seen.classId(), seen.group());
        double iou = iou(track.lastBox().grownBy(share), track, buffered);
        return iou < settings.lastMinIou() ? -1 : 1 - iou;
    }

    private static double iou(TrackBox box, Track track, Observation seen) {
        return track.group() == seen.group() ? box.iou(seen.box()) : 0;
    }

    /** Of two tracks of one object, the older one remains. */
    private static void removeDuplicates(
            List<Track> tracks,
            List<Optional<Track>> matches,
            FrameStamp frame,
            List<EndedTrack> ended) {
        for (int older = 0; older < tracks.size(); older++) {
            for (int younger = tracks.size() - 1; younger > older; younger--) {
                Track a = tracks.get(older);
                Track b = tracks.get(younger);
                boolean oneLost =
                        a.lastTimeMillis() < frame.timeMillis()
                                != b.lastTimeMillis() < frame.timeMillis();
                if (oneLost
                        && a.group() == b.group()
                        && a.expected().iou(b.expected()) > SAME_OBJECT) {
                    tracks.remove(younger);
                    matches.replaceAll(match -> match.filter(track -> !track.equals(b)));
                    end(b, EndReason.LOST, ended);
                }
            }
        }
    }

    /** The youngest give way. */
    private void cap(List<Track> tracks, List<Optional<Track>> matches, List<EndedTrack> ended) {
        while (tracks.size() > settings.maxTracks()) {
            Track youngest = tracks.remove(tracks.size() - 1);
            matches.replaceAll(match -> match.filter(track -> !track.equals(youngest)));
            end(youngest, EndReason.CAP, ended);
        }
    }
}
