package io.sightline.models.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaledAnchorGridTest {
    private static final ScaledAnchorGrid GRID =
            new ScaledAnchorGrid(
                    List.of(
                            new ScaledAnchorGrid.Size(0.5f, 0.25f),
                            new ScaledAnchorGrid.Size(0.1f, 0.2f)));

    @Test
    void dividesTheImageEvenly() {
        assertThat(GRID.perCell()).isEqualTo(2);
        assertThat(GRID.anchors(1, 2, 300, 300))
                .containsExactly(
                        new Anchor(0.5f, 0.25f, 0.5f, 0.25f),
                        new Anchor(0.5f, 0.25f, 0.1f, 0.2f),
                        new Anchor(0.5f, 0.75f, 0.5f, 0.25f),
                        new Anchor(0.5f, 0.75f, 0.1f, 0.2f));
        assertThat(GRID.anchors(2, 1, 300, 300))
                .extracting(Anchor::yCenter)
                .containsExactly(0.25f, 0.25f, 0.75f, 0.75f);
    }

    @Test
    void measuresSizesByTheShorterSide() {
        assertThat(GRID.anchors(1, 1, 400, 200).get(0))
                .isEqualTo(new Anchor(0.5f, 0.5f, 0.5f, 0.125f));
        assertThat(GRID.anchors(1, 1, 200, 400).get(0))
                .isEqualTo(new Anchor(0.5f, 0.5f, 0.25f, 0.25f));
    }

    @Test
    void refusesWhatHasNoAnchors() {
        assertThatThrownBy(() -> new ScaledAnchorGrid(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a grid without sizes has no anchors");
        assertThatThrownBy(() -> new ScaledAnchorGrid.Size(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an anchor of 1.0 x 0.0 is empty");
    }
}
