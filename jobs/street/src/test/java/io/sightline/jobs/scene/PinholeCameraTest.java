package io.sightline.jobs.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Point2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinholeCameraTest {
    private final PinholeCamera camera =
            new PinholeCamera(new Point3(1, -9, 5), 1.2, 0.3, 1, 640, 360);

    @Test
    void aPixelLooksWhereItsPointIsSeen() {
        Point3 point = new Point3(8, 4, 1.5);
        Point2D.Double pixel = camera.project(point);
        Point3 ray = camera.ray(pixel.x, pixel.y);
        double depth = camera.depth(point);
        assertThat(camera.position().x() + depth * ray.x()).isCloseTo(8, within(1e-9));
        assertThat(camera.position().y() + depth * ray.y()).isCloseTo(4, within(1e-9));
        assertThat(camera.position().z() + depth * ray.z()).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void whatIsFarOnTheGroundNearsTheHorizon() {
        double angle = 1.25;
        Point3 far = new Point3(1e6 * Math.cos(angle), 1e6 * Math.sin(angle), 0);
        assertThat(camera.project(far).y).isCloseTo(camera.horizon(), within(0.01));
    }

    @Test
    void thingsOfTwiceTheDistanceAreHalfAsLarge() {
        Point3 near = new Point3(5, 3, 0);
        Point3 eye = camera.position();
        Point3 far = eye.towards(near, 2);
        assertThat(camera.scale(far)).isCloseTo(camera.scale(near) / 2, within(1e-9));
    }

    @Test
    void aPolygonBehindTheCameraIsEmpty() {
        Point3 behind = new Point3(1, -20, 0);
        assertThat(camera.sees(behind)).isFalse();
        assertThat(
                        camera.polygon(behind, new Point3(2, -20, 0), new Point3(2, -21, 0))
                                .getCurrentPoint())
                .isNull();
        assertThat(camera.hull(new java.util.ArrayList<>(List.of(behind))).getCurrentPoint())
                .isNull();
    }
}
