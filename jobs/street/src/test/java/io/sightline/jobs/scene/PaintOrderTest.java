package io.sightline.jobs.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaintOrderTest {
    private final Point3 eye = new Point3(0, -12, 4);

    @Test
    void theFartherOneComesFirst() {
        Extent far = extent(0, 20, 1, 1);
        Extent near = extent(0, 5, 1, 1);
        assertThat(order(near, far)).containsExactly(far, near);
    }

    @Test
    void aLongBusHidesWhoStandsBehindItsRear() {
        // The middle of the bus is farther from the eye than the person is.
        Extent bus = extent(9, 0, 12, 2.5);
        Extent person = extent(3.5, 1.6, 0.5, 0.5);
        assertThat(order(bus, person)).containsExactly(person, bus);
        assertThat(order(person, bus)).containsExactly(person, bus);
    }

    @Test
    void thingsInOnePlaceKeepTheirOrder() {
        Extent bike = extent(2, 2, 1.7, 0.5);
        Extent rider = extent(2, 2, 0.5, 0.5);
        assertThat(order(bike, rider)).containsExactly(bike, rider);
    }

    private List<Extent> order(Extent... extents) {
        return PaintOrder.of(List.of(extents), extent -> extent, eye);
    }

    private static Extent extent(double x, double y, double length, double width) {
        return Extent.around(new Place(x, y, 0), length, width, 1.5, 0.1);
    }
}
