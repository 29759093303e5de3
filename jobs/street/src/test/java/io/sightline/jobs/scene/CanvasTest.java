package io.sightline.jobs.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sightline.models.detector.Box;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanvasTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    /** A colour that nothing is painted in. */
    private static final int EMPTY = 0xff00ff;

    private final Lighting lighting = Lighting.of(Weather.OVERCAST, Chance.of(1));
    private final PinholeCamera camera =
            new PinholeCamera(new Point3(0, -14, 4), Math.PI / 2, 0.25, 0.9, WIDTH, HEIGHT);
    private final int[] pixels = emptyPixels();
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT, pixels);

    static Stream<Body> bodies() {
        return Stream.of(0.0, 0.7, 1.6, 2.9, 4.5)
                .flatMap(
                        heading -> {
                            Place place = new Place(0.3, 2, heading);
                            return Stream.of(
                                    TestingBodies.walker(place),
                                    TestingBodies.car(place),
                                    TestingBodies.bus(new Place(0.3, 12, heading)),
                                    new Bike(Bike.Kind.BICYCLE, 0x2244aa, place, 1.3),
                                    new Bike(Bike.Kind.MOTORCYCLE, 0x882222, place, 1.3));
                        });
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBoxIsAsTightAsThePixelsThatChanged(Body body) {
        SceneObject object = paint(1, body);
        assertThat(object.visible()).isEqualTo(1);
        Box box = object.box();
        Box changed = changedBox();
        assertThat(box.xMin() * WIDTH).isCloseTo(changed.xMin(), within(1f));
        assertThat(box.yMin() * HEIGHT).isCloseTo(changed.yMin(), within(1f));
        assertThat(box.xMax() * WIDTH).isCloseTo(changed.xMax(), within(1f));
        assertThat(box.yMax() * HEIGHT).isCloseTo(changed.yMax(), within(1f));
    }

    @Test
    void whatIsCoveredIsNotVisible() {
        Body person = TestingBodies.walker(new Place(0.3, 6, 0));
        paint(1, person);
        paint(2, TestingBodies.car(new Place(0, 2, 0)));
        List<SceneObject> objects = canvas.objects();
        assertThat(objects.get(0).visible()).isGreaterThan(0.1).isLessThan(0.8);
        assertThat(objects.get(1).visible()).isEqualTo(1);
        paint(3, TestingBodies.bus(new Place(0, -2, 0)));
        assertThat(canvas.objects().get(0).visible()).isZero();
        assertThat(canvas.objects().get(0).box()).isEqualTo(objects.get(0).box());
    }

    @Test
    void halfOfACarAtTheBorderIsHalfVisible() {
        double border = 16 * Math.tan(0.45);
        SceneObject object = paint(1, TestingBodies.car(new Place(border, 2, 0)));
        assertThat(object.box().xMax()).isEqualTo(1);
        assertThat(object.visible()).isCloseTo(0.5, within(0.12));
        assertThat(object.countable()).isTrue();
    }

    @Test
    void whatIsOutsideTheImageIsNoObject() {
        canvasPaint(1, TestingBodies.car(new Place(60, 2, 0)));
        canvasPaint(2, TestingBodies.car(new Place(0, -30, 0)));
        assertThat(canvas.objects()).isEmpty();
    }

    private SceneObject paint(int track, Body body) {
        canvasPaint(track, body);
        List<SceneObject> objects = canvas.objects();
        return objects.get(objects.size() - 1);
    }

    private void canvasPaint(int track, Body body) {
        BodyLayer.of(body, camera, lighting)
                .ifPresent(
                        layer ->
                                canvas.paint(
                                        new Actor(track, Actor.VEHICLE, body), layer, lighting));
    }

    private Box changedBox() {
        int xMin = WIDTH;
        int yMin = HEIGHT;
        int xMax = 0;
        int yMax = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] != EMPTY) {
                xMin = Math.min(xMin, i % WIDTH);
                yMin = Math.min(yMin, i / WIDTH);
                xMax = Math.max(xMax, i % WIDTH + 1);
                yMax = Math.max(yMax, i / WIDTH + 1);
            }
        }
        return new Box(xMin, yMin, xMax, yMax);
    }

    private static int[] emptyPixels() {
        int[] pixels = new int[WIDTH * HEIGHT];
        java.util.Arrays.fill(pixels, EMPTY);
        return pixels;
    }
}
