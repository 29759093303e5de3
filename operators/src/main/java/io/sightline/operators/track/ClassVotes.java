package io.sightline.operators.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sums of the scores with which an object was seen as each class. Immutable.
 *
 * @param votes at most eight, in the order in which the classes were first seen
 */
public record ClassVotes(List<Vote> votes) {
    static final ClassVotes NONE = new ClassVotes(List.of());

    private static final int MOST = 8;
    private static final Comparator<Vote> BY_SUM = Comparator.comparingDouble(Vote::sum);

    public ClassVotes {
        votes = List.copyOf(votes);
    }

    /**
     * The votes for one class.
     *
     * @param classId index into the labels of the model
     * @param sum of the scores
     */
    public record Vote(int classId, double sum) {}

    /** The same with one more vote. A ninth class takes the place of the weakest. */
    ClassVotes plus(int classId, double score) {
        List<Vote> more = new ArrayList<>(votes);
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).classId() == classId) {
                more.set(i, new Vote(classId, more.get(i).sum() + score));
                return new ClassVotes(more);
            }
        }
        if (more.size() == MOST) {
            more.remove(more.stream().min(BY_SUM).orElseThrow());
        }
        more.add(new Vote(classId, score));
        return new ClassVotes(more);
    }

    /** The class with the largest sum; of equal ones, that with the lowest number. */
    int best() {
        return votes.stream()
                .max(BY_SUM.thenComparing(Vote::classId, Comparator.reverseOrder()))
                .orElseThrow()
                .classId();
    }
}
