package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PatchSamplingTest {
    private static final List<LabelledBox> OBJECT =
            List.of(new LabelledBox(0, new Box(0.2f, 0.2f, 0.7f, 0.8f), 1));

    @Property(tries = 500)
    void patchesLieInTheViewAndAreNeitherSmallNorSlim(@ForAll long seed) {
        View view = new View(-0.5, -0.2, 1.5, 1.8);
        View patch = PatchSampling.draw(view, OBJECT, 1, new Random(seed));
        assertThat(patch.left()).isGreaterThanOrEqualTo(view.left());
        assertThat(patch.top()).isGreaterThanOrEqualTo(view.top());
        assertThat(patch.right()).isLessThanOrEqualTo(view.right() + 1e-9);
        assertThat(patch.bottom()).isLessThanOrEqualTo(view.bottom() + 1e-9);
        assertThat(patch.width() / view.width()).isGreaterThanOrEqualTo(0.3 - 1e-9);
        assertThat(patch.height() / view.height()).isGreaterThanOrEqualTo(0.3 - 1e-9);
        assertThat(patch.width() / patch.height()).isBetween(0.5 - 1e-9, 2 + 1e-9);
    }

    @Property(tries = 200)
    void patchesForASlimTileAreSlim(@ForAll long seed) {
        View patch = PatchSampling.draw(View.WHOLE, List.of(), 0.43, new Random(seed));
        if (!patch.equals(View.WHOLE)) {
            assertThat(patch.width() / patch.height()).isLessThanOrEqualTo(0.86 + 1e-9);
        }
    }

    @Test
    void theWholeIsOneOfSevenKindsAndWhatRemainsWhereOthersFindNone() {
        Random random = new Random(1);
        int whole = 0;
        for (int i = 0; i < 7000; i++) {
            if (PatchSampling.draw(View.WHOLE, OBJECT, 1, random).equals(View.WHOLE)) {
                whole++;
            }
        }
        assertThat(whole / 7000.0).isBetween(1 / 7.0, 0.25);
    }

    @Test
    void patchesAreFoundWhereObjectsAreTooSmallToFillThem() {
        List<LabelledBox> small = List.of(new LabelledBox(0, new Box(0.5f, 0.5f, 0.52f, 0.52f), 1));
        Random random = new Random(1);
        int whole = 0;
        for (int i = 0; i < 1000; i++) {
            if (PatchSampling.draw(View.WHOLE, small, 1, random).equals(View.WHOLE)) {
                whole++;
            }
        }
        assertThat(whole).isBetween(450, 750);
    }
}
