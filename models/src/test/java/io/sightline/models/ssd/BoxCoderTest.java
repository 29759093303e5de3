package io.sightline.models.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.detector.Box;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class BoxCoderTest {
    private static final BoxCoder CODER = new BoxCoder(0.1f, 0.2f);
    private static final Anchor ANCHOR = new Anchor(0.5f, 0.25f, 0.4f, 0.2f);

    @Test
    void encodesTheAnchorItselfAsZeros() {
        Box same = new Box(0.15f, 0.3f, 0.35f, 0.7f);
        assertThat(CODER.encode(same, ANCHOR)).containsExactly(new float[4], within(1e-5f));
    }

    @Test
    void encodesAsTheFormulaSays() {
        // Centre moved by half the anchor's height and a quarter of its width; twice as tall.
        Box box = new Box(0.2f, 0.3f, 0.4f, 1.1f);
        assertThat(CODER.encode(box, ANCHOR))
                .containsExactly(
                        new float[] {5f, 2.5f, (float) (Math.log(2) / 0.2), 0f}, within(1e-4f));
    }

    @Test
    void decodesZerosAsTheAnchorItself() {
        Box box = CODER.decode(new float[4], ANCHOR);
        assertThat(box.xMin()).isCloseTo(0.15f, within(1e-6f));
        assertThat(box.yMin()).isCloseTo(0.3f, within(1e-6f));
        assertThat(box.xMax()).isCloseTo(0.35f, within(1e-6f));
        assertThat(box.yMax()).isCloseTo(0.7f, within(1e-6f));
    }

    @Property
    void decodingUndoesEncoding(
            @ForAll @FloatRange(min = 0, max = 0.9f) float xMin,
            @ForAll @FloatRange(min = 0, max = 0.9f) float yMin,
            @ForAll @FloatRange(min = 0.01f, max = 1) float width,
            @ForAll @FloatRange(min = 0.01f, max = 1) float height) {
        Box box = new Box(xMin, yMin, xMin + width, yMin + height);
        Box again = CODER.decode(CODER.encode(box, ANCHOR), ANCHOR);
        assertThat(new float[] {again.xMin(), again.yMin(), again.xMax(), again.yMax()})
                .containsExactly(
                        new float[] {box.xMin(), box.yMin(), box.xMax(), box.yMax()},
                        within(1e-5f));
    }

    @Test
    void refusesVariancesThatDivideByZero() {
        assertThatThrownBy(() -> new BoxCoder(0, 0.2f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("variances must be above 0: 0.0, 0.2");
    }
}
