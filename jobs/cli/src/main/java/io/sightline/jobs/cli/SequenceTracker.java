package io.sightline.jobs.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.sightline.models.tracks.MotBox;
import io.sightline.operators.track.CameraTracks;
import io.sightline.operators.track.FrameStamp;
import io.sightline.operators.track.Observation;
import io.sightline.operators.track.Track;
import io.sightline.operators.track.TrackBox;
import io.sightline.operators.track.TrackedFrame;
import io.sightline.operators.track.Tracker;
import io.sightline.operators.track.TrackerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs the tracker over a sequence of MOTChallenge. As in the job, a box gets an id in the frame in
 * which its track is confirmed, and not afterwards.
 */
final class SequenceTracker {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Tracker tracker;
    private final double framesPerSecond;
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * @param framesPerSecond of the sequence, above 0
     */
    SequenceTracker(TrackerSettings settings, double framesPerSecond) {
        this.tracker = new Tracker(settings);
        this.framesPerSecond = framesPerSecond;
    }

    /**
     * Follows the objects. A frame without a line is one in which nothing was detected.
     *
     * @param detections in any order
     * @return the boxes that have a track, by frame; ids from 1, in the order of confirmation
     */
    List<MotBox> track(List<MotBox> detections) {
        TreeMap<Integer, List<MotBox>> frames =
                detections.stream().collect(groupingBy(MotBox::frame, TreeMap::new, toList()));
        Optional<CameraTracks> state = Optional.empty();
        List<MotBox> tracked = new ArrayList<>();
        int last = frames.isEmpty() ? 0 : frames.lastKey();
        for (int frame = 1; frame <= last; frame++) {
            List<MotBox> boxes = frames.getOrDefault(frame, List.of());
            TrackedFrame found =
                    tracker.next(
                            state,
                            stamp(frame),
                            boxes.stream().map(SequenceTracker::observation).toList());
            state = Optional.of(found.state());
            for (int i = 0; i < boxes.size(); i++) {
                MotBox box = boxes.get(i);
                found.matches()
                        .get(i)
                        .filter(Track::confirmed)
                        .ifPresent(track -> tracked.add(box.withId(id(track))));
            }
        }
        return tracked;
    }

    private FrameStamp stamp(int frame) {
        long millis = Math.round((frame - 1) * MILLIS_PER_SECOND / framesPerSecond);
        return new FrameStamp("", frame, millis);
    }

    private static Observation observation(MotBox box) {
        return new Observation(
                TrackBox.between(box.x(), box.y(), box.x() + box.width(), box.y() + box.height()),
                box.confidence(),
                0,
                0);
    }

    private int id(Track track) {
        return ids.computeIfAbsent(track.name(), first -> ids.size() + 1);
    }
}
