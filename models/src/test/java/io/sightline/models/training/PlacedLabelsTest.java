package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacedLabelsTest {
    private static final View LEFT_HALF = new View(0, 0, 0.5, 1);
    private static final Tile ALL = new Tile(0, 0, 100, 100);

    private final PlacedLabels labels = new PlacedLabels(100, 100);

    @Test
    void anObjectWhoseCentreIsShownIsClipped() {
        place(object(new Box(0.25f, 0.25f, 0.625f, 0.75f)), LEFT_HALF, ALL, false);
        assertThat(labels.boxes())
                .containsExactly(new LabelledBox(1, new Box(0.5f, 0.25f, 1, 0.75f), 0.5f));
        assertThat(labels.ignored()).isEmpty();
    }

    @Test
    void anObjectWhoseCentreIsCutOffIsIgnoredWhereItShows() {
        place(object(new Box(0.25f, 0.25f, 1, 0.75f)), LEFT_HALF, ALL, false);
        assertThat(labels.boxes()).isEmpty();
        assertThat(labels.ignored())
                .containsExactly(new IgnoredRegion(1, new Box(0.5f, 0.25f, 1, 0.75f)));
    }

    @Test
    void everySideOfTheViewCutsCentresOff() {
        TrainingSample sample = object(new Box(0.25f, 0.25f, 0.75f, 0.75f));
        place(sample, new View(0, 0, 0.4, 1), ALL, false);
        place(sample, new View(0.6, 0, 1, 1), ALL, false);
        place(sample, new View(0, 0, 1, 0.4), ALL, false);
        place(sample, new View(0, 0.6, 1, 1), ALL, false);
        assertThat(labels.boxes()).isEmpty();
        assertThat(labels.ignored()).hasSize(4);
    }

    @Test
    void whatIsNotShownIsGone() {
        TrainingSample sample =
                new TrainingSample(
                        new RgbImage(1, 1, new byte[3]),
                        List.of(new LabelledBox(1, new Box(0.5f, 0.25f, 1, 0.75f), 0.5f)),
                        List.of(new IgnoredRegion(0, new Box(0.75f, 0, 1, 1))));
        place(sample, LEFT_HALF, ALL, false);
        assertThat(labels.boxes()).isEmpty();
        assertThat(labels.ignored()).isEmpty();
    }

    @Test
    void aMirroredTileMirrorsWithinItself() {
        Tile lowerRight = new Tile(50, 75, 50, 25);
        place(object(new Box(0, 0.5f, 0.25f, 1)), View.WHOLE, lowerRight, true);
        assertThat(labels.boxes())
                .containsExactly(new LabelledBox(1, new Box(0.875f, 0.875f, 1, 1), 0.5f));
    }

    private void place(TrainingSample sample, View view, Tile tile, boolean mirrored) {
        labels.place(sample, view, tile, mirrored);
    }

    private static TrainingSample object(Box box) {
        return new TrainingSample(
                new RgbImage(1, 1, new byte[3]), List.of(new LabelledBox(1, box, 0.5f)), List.of());
    }
}
