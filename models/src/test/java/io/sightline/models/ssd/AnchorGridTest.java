package io.sightline.models.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnchorGridTest {
    private static final AnchorGrid GRID =
            new AnchorGrid(16, 0.5f, List.of(new AnchorSize(8, 12), new AnchorSize(32, 16)));

    @Test
    void laysEverySizeAroundTheMiddleOfEveryCell() {
        assertThat(GRID.anchors(2, 2, 64, 32))
                .containsExactly(
                        new Anchor(0.25f, 0.125f, 0.375f, 0.125f),
                        new Anchor(0.25f, 0.125f, 0.5f, 0.5f),
                        new Anchor(0.25f, 0.375f, 0.375f, 0.125f),
                        new Anchor(0.25f, 0.375f, 0.5f, 0.5f),
                        new Anchor(0.75f, 0.125f, 0.375f, 0.125f),
                        new Anchor(0.75f, 0.125f, 0.5f, 0.5f),
                        new Anchor(0.75f, 0.375f, 0.375f, 0.125f),
                        new Anchor(0.75f, 0.375f, 0.5f, 0.5f));
    }

    @Test
    void refusesAGridWithoutAnchors() {
        List<AnchorSize> none = List.of();
        assertThatThrownBy(() -> new AnchorGrid(16, 0.5f, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a grid of step 16.0 with 0 sizes has no anchors");
    }

    @Test
    void refusesAnEmptyAnchor() {
        assertThatThrownBy(() -> new AnchorSize(8, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an anchor of 8.0 x 0.0 pixels is empty");
    }
}
