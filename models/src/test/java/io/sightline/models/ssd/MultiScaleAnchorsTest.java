package io.sightline.models.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MultiScaleAnchorsTest {
    private static final float TOLERANCE = 1e-6f;

    @Test
    void laysThreeAnchorsOnTheFirstMapAndSixOnTheOthers() {
        assertThat(MultiScaleAnchors.STANDARD.layouts(6))
                .extracting(AnchorLayout::perCell)
                .containsExactly(3, 6, 6, 6, 6, 6);
    }

    /** Scale / sqrt(ratio) and scale * sqrt(ratio), for scales 0.2, 0.35 to 0.95 and then 1. */
    @Test
    void growsFromScaleToScale() {
        List<AnchorLayout> layouts = MultiScaleAnchors.STANDARD.layouts(6);
        assertSizes(
                layouts.get(0),
                new float[][] {{0.1f, 0.1f}, {0.141421f, 0.282843f}, {0.282843f, 0.141421f}});
        assertSizes(
                layouts.get(1),
                new float[][] {
                    {0.35f, 0.35f},
                    {0.247487f, 0.494975f},
                    {0.494975f, 0.247487f},
                    {0.202073f, 0.606218f},
                    {0.606248f, 0.202062f},
                    {0.41833f, 0.41833f}
                });
        assertSizes(
                layouts.get(5),
                new float[][] {
                    {0.95f, 0.95f},
                    {0.671751f, 1.343503f},
                    {1.343503f, 0.671751f},
                    {0.548483f, 1.645448f},
                    {1.645531f, 0.548455f},
                    {0.974679f, 0.974679f}
                });
    }

    @Test
    void laysAllAnchorsOnTheFirstMapWhereItIsNotReduced() {
        MultiScaleAnchors whole = new MultiScaleAnchors(0.2f, 0.9f, List.of(1f, 2f), 0, false);
        assertThat(whole.layouts(2)).extracting(AnchorLayout::perCell).containsExactly(2, 2);
        assertSizes(whole.layouts(1).get(0), new float[][] {{0.2f, 0.2f}, {0.141421f, 0.282843f}});
    }

    @Test
    void refusesScalesThatShrink() {
        assertThatThrownBy(() -> new MultiScaleAnchors(0.9f, 0.2f, List.of(1f), 1, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no anchors: scales 0.9 to 0.2, aspect ratios [1.0], interpolated 1.0");
    }

    /** Pairs of height and width around the one cell of a map. */
    private static void assertSizes(AnchorLayout layout, float[][] expected) {
        List<Anchor> anchors = layout.anchors(1, 1, 300, 300);
        assertThat(anchors).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(new float[] {anchors.get(i).height(), anchors.get(i).width()})
                    .as("anchor %d", i)
                    .containsExactly(expected[i], within(TOLERANCE));
        }
    }
}
