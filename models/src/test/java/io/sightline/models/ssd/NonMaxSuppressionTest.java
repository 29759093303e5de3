package io.sightline.models.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NonMaxSuppressionTest {
    private static final NonMaxSuppression SUPPRESSION = new NonMaxSuppression(0.45f);

    @Test
    void measuresTheSharedPartOfTwoBoxes() {
        float[] boxes = {0, 0, 2, 2, 1, 1, 3, 3};
        assertThat(NonMaxSuppression.intersectionOverUnion(boxes, 0, 1))
                .isCloseTo(1 / 7f, within(1e-6f));
    }

    @Test
    void boxesThatOnlyTouchShareNothing() {
        float[] boxes = {0, 0, 1, 1, 0, 1, 1, 2};
        assertThat(NonMaxSuppression.intersectionOverUnion(boxes, 0, 1)).isZero();
    }

    @Test
    void keepsABoxThatOverlapsOnlyASuppressedOne() {
        // The middle box overlaps both others by 0.6; those two overlap by 0.33.
        float[] boxes = {0, 0, 1, 4, 0, 1, 1, 5, 0, 2, 1, 6};
        assertThat(keep(SUPPRESSION, boxes, new int[] {0, 1, 2})).containsExactly(0, 2);
        assertThat(keep(SUPPRESSION, boxes, new int[] {1, 0, 2})).containsExactly(1);
    }

    @Test
    void keepsABoxWhoseOverlapEqualsTheThreshold() {
        float[] boxes = {0, 0, 1, 2, 0, 1, 1, 2};
        assertThat(keep(new NonMaxSuppression(0.5f), boxes, new int[] {0, 1}))
                .containsExactly(0, 1);
    }

    @Test
    void refusesAThresholdOutsideZeroToOne() {
        assertThatThrownBy(() -> new NonMaxSuppression(1.5f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("IoU threshold must be in [0, 1]: 1.5");
    }

    @Property
    void overlapIsSymmetricAndAtMostOne(@ForAll("boxes") float[] boxes) {
        float overlap = NonMaxSuppression.intersectionOverUnion(boxes, 0, 1);
        assertThat(NonMaxSuppression.intersectionOverUnion(boxes, 1, 0)).isEqualTo(overlap);
        assertThat(overlap).isBetween(0f, 1.0001f);
    }

    @Property
    void suppressingAgainChangesNothing(@ForAll("boxes") float[] boxes) {
        int[] ranked = IntStream.range(0, boxes.length / 4).toArray();
        int[] kept = keep(SUPPRESSION, boxes, ranked);
        assertThat(keep(SUPPRESSION, boxes, kept)).containsExactly(kept);
    }

    @Property
    void keepsTheBestAndNothingThatOverlapsAKeptOne(@ForAll("boxes") float[] boxes) {
        int[] ranked = IntStream.range(0, boxes.length / 4).toArray();
        int[] kept = keep(SUPPRESSION, boxes, ranked);
        assertThat(kept).startsWith(0).isSorted();
        for (int box : ranked) {
            boolean overlaps =
                    Arrays.stream(kept)
                            .filter(better -> better < box)
                            .anyMatch(better -> overlap(boxes, better, box));
            assertThat(Arrays.stream(kept).anyMatch(other -> other == box)).isNotEqualTo(overlaps);
        }
    }

    private static int[] keep(NonMaxSuppression suppression, float[] boxes, int[] ranked) {
        int[] kept = ranked.clone();
        return Arrays.copyOf(kept, suppression.keep(boxes, kept, 0, kept.length));
    }

    private static boolean overlap(float[] boxes, int first, int second) {
        return NonMaxSuppression.intersectionOverUnion(boxes, first, second) > 0.45f;
    }

    /** Two to twelve boxes with area, many of them overlapping. */
    @Provide
    Arbitrary<float[]> boxes() {
        Arbitrary<float[]> box =
                Arbitraries.floats()
                        .between(0.05f, 1)
                        .array(float[].class)
                        .ofSize(4)
                        .map(v -> new float[] {v[0], v[1], v[0] + v[2], v[1] + v[3]});
        return box.list().ofMinSize(2).ofMaxSize(12).map(NonMaxSuppressionTest::flat);
    }

    private static float[] flat(List<float[]> boxes) {
        float[] flat = new float[boxes.size() * 4];
        for (int i = 0; i < boxes.size(); i++) {
            System.arraycopy(boxes.get(i), 0, flat, i * 4, 4);
        }
        return flat;
    }
}
