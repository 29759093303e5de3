package io.sightline.models.tracks;

import io.sightline.models.assignment.Assignment;
import io.sightline.models.error.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A sequence of MOTChallenge, prepared as the benchmark prescribes: true boxes with confidence 0 do
 * not count; where the ground truth has classes, reported boxes that cover a person on a vehicle, a
 * static person, a distractor or a reflection do not count either, and only pedestrians remain.
 */
public final class TrackSequence {
    /** Person on a vehicle, static person, distractor, reflection. */
    private static final Set<Integer> DISTRACTORS = Set.of(2, 7, 8, 12);

    private static final double COVERED = 0.5;

    private final Map<Integer, Integer> truthNumbers = new HashMap<>();
    private final Map<Integer, Integer> trackNumbers = new HashMap<>();

    private TrackSequence() {}

    /**
     * Pairs tracks with the truth.
     *
     * @param truth boxes of the ground truth
     * @param tracks boxes of the tracker
     * @throws UserError when an id occurs twice in a frame
     */
    static Frames of(List<MotBox> truth, List<MotBox> tracks) {
        TrackSequence sequence = new TrackSequence();
        Map<Integer, List<MotBox>> truthByFrame = byFrame(truth, "ground truth");
        Map<Integer, List<MotBox>> tracksByFrame = byFrame(tracks, "tracks");
        Set<Integer> numbers = new TreeSet<>(truthByFrame.keySet());
        numbers.addAll(tracksByFrame.keySet());
        List<Frames.Frame> frames = new ArrayList<>();
        for (int number : numbers) {
            List<MotBox> boxes = truthByFrame.getOrDefault(number, List.of());
            List<MotBox> reported = tracksByFrame.getOrDefault(number, List.of());
            frames.add(sequence.frame(countedTruth(boxes), withoutDistractors(boxes, reported)));
        }
        return new Frames(sequence.truthNumbers.size(), sequence.trackNumbers.size(), frames);
    }

    private static Map<Integer, List<MotBox>> byFrame(List<MotBox> boxes, String what) {
        Map<Integer, List<MotBox>> frames = new TreeMap<>();
        for (MotBox box : boxes) {
            List<MotBox> frame = frames.computeIfAbsent(box.frame(), first -> new ArrayList<>());
            if (frame.stream().anyMatch(other -> other.id() == box.id())) {
                throw new UserError(
                        String.format(
                                Locale.ROOT,
                                "%s: id %d occurs twice in frame %d",
                                what,
                                box.id(),
                                box.frame()));
            }
            frame.add(box);
        }
        return frames;
    }

    private static List<MotBox> countedTruth(List<MotBox> boxes) {
        return boxes.stream()
                .filter(box -> box.confidence() != 0 && box.label() == MotBox.PEDESTRIAN)
                .toList();
    }

    private static List<MotBox> withoutDistractors(List<MotBox> truth, List<MotBox> tracks) {
        if (truth.stream().noneMatch(box -> DISTRACTORS.contains(box.label()))) {
            return tracks;
        }
        Frames.Frame frame = similarities(truth, tracks);
        int[] matches =
                Assignment.best(
                        frame.flat((row, column) -> covered(frame.similarity()[row][column])),
                        truth.size(),
                        tracks.size());
        List<MotBox> kept = new ArrayList<>(tracks);
        for (int row = 0; row < matches.length; row++) {
            if (matches[row] >= 0
                    && covered(frame.similarity()[row][matches[row]]) > 0
                    && DISTRACTORS.contains(truth.get(row).label())) {
                kept.remove(tracks.get(matches[row]));
            }
        }
        return kept;
    }

    private static double covered(double similarity) {
        return similarity < COVERED - Frames.EPSILON ? 0 : similarity;
    }

    private Frames.Frame frame(List<MotBox> truth, List<MotBox> tracks) {
        return new Frames.Frame(
                numbers(truth, truthNumbers),
                numbers(tracks, trackNumbers),
                similarities(truth, tracks).similarity());
    }

    private static int[] numbers(List<MotBox> boxes, Map<Integer, Integer> numbers) {
        return boxes.stream()
                .mapToInt(box -> numbers.computeIfAbsent(box.id(), first -> numbers.size()))
                .toArray();
    }

    private static Frames.Frame similarities(List<MotBox> truth, List<MotBox> tracks) {
        double[][] similarity =
                truth.stream()
                        .map(box -> tracks.stream().mapToDouble(box::iou).toArray())
                        .toArray(double[][]::new);
        return new Frames.Frame(new int[truth.size()], new int[tracks.size()], similarity);
    }
}
