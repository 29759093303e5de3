package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingSetTest {
    private static final TrainingImage RARE =
            TestingPictures.of(9, 9, TestingPictures.RED, 1, 1, 5, 5);
    private static final TrainingImage COMMON =
            TestingPictures.of(9, 9, TestingPictures.BLUE, 1, 1, 5, 5);

    @Test
    void drawsAPartByItsShareHoweverManyImagesItHas() {
        TrainingSet set =
                new TrainingSet(
                        List.of(
                                new TrainingSet.Part(List.of(RARE, RARE, RARE), 1),
                                new TrainingSet.Part(List.of(COMMON), 3)));
        SplittableRandom random = new SplittableRandom(1);

        int common = 0;
        for (int i = 0; i < 4000; i++) {
            common += set.draw(random).equals(COMMON) ? 1 : 0;
        }

        assertThat(common / 4000.0).isCloseTo(0.75, within(0.03));
        assertThat(set.size()).isEqualTo(4);
    }

    @Test
    void refusesWhatNothingCanBeDrawnFrom() {
        assertThatThrownBy(() -> new TrainingSet(List.of()))
                .hasMessage("there are no images to train on");
        assertThatThrownBy(() -> new TrainingSet.Part(List.of(), 1))
                .hasMessageContaining("a part of 0 images");
        assertThatThrownBy(() -> new TrainingSet.Part(List.of(RARE), 0))
                .hasMessageContaining("share of 0");
    }
}
