package io.sightline.operators.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassVotesTest {
    @Test
    void preferTheLargestSumOfScores() {
        ClassVotes votes = ClassVotes.NONE.plus(2, 0.5).plus(1, 0.9).plus(2, 0.5);

        assertThat(votes.best()).isEqualTo(2);
    }

    @Test
    void preferTheLowerNumberOfEqualSums() {
        assertThat(ClassVotes.NONE.plus(2, 0.5).plus(1, 0.5).best()).isEqualTo(1);
    }

    @Test
    void keepEightClassesAndDropTheWeakest() {
        ClassVotes votes = ClassVotes.NONE;
        for (int classId = 0; classId < 9; classId++) {
            votes = votes.plus(classId, classId == 3 ? 0.1 : 0.5);
        }

        assertThat(votes.votes())
                .extracting(ClassVotes.Vote::classId)
                .containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
    }
}
