package io.sightline.jobs.scene;

/**
 * How a street is laid out and how much goes on in it. The middle of the road is y = 0; the camera
 * stands at x = 0.
 *
 * @param lanes of motor traffic for each direction
 * @param laneWidth metres
 * @param bikeLane width of the lane for bicycles on each side, metres, 0 without
 * @param parking width of the strip for parked vehicles on the far side, metres, 0 without
 * @param pavement width on each side, metres
 * @param lights the crossing, null without
 * @param park whether the far side has trees and a lawn instead of buildings
 * @param nearFront distance from the near pavement to the near buildings, metres; negative without
 *     near buildings
 * @param handed 1 where one drives on the right, -1 on the left
 * @param roofs height of the lower buildings, metres
 * @param trees metres between trees along the kerb, 0 without
 * @param traffic density of motor traffic, 1 usual
 * @param people density of people, 1 usual
 * @param bikes density of bikes, 1 usual
 * @param racks most places along the street with bikes parked at them
 */
record Layout(
        int lanes,
        double laneWidth,
        double bikeLane,
        double parking,
        double pavement,
        Lights lights,
        boolean park,
        double nearFront,
        int handed,
        double roofs,
        double trees,
        double traffic,
        double people,
        double bikes,
        double racks) {
    /** How far along the street things exist on either side of the camera, metres. */
    static final double RANGE = 75;

    static Layout of(Chance chance) {
        boolean crossing = chance.happens(0.5);
        double busy = chance.between(0.5, 1.5);
        return new Layout(
                chance.weighted(0.75, 0.25) + 1,
                chance.between(3.0, 3.6),
                chance.happens(0.65) ? chance.between(1.5, 2.0) : 0,
                chance.happens(0.5) ? 2.2 : 0,
                chance.between(3, 6.5),
                crossing
                        ? new Lights(
                                chance.between(6, 22) * chance.sign(),
                                chance.between(9, 14),
                                chance.between(9, 12))
                        : null,
                chance.happens(0.3),
                chance.happens(0.75) ? chance.between(0, 3) : -1,
                chance.happens(0.75) ? 1 : -1,
                chance.between(6.5, 15),
                chance.happens(0.6) ? chance.between(9, 18) : 0,
                busy * chance.between(0.6, 1.3),
                busy * chance.between(0.6, 2.1),
                chance.between(0.5, 1.6),
                chance.between(2, 16));
    }

    /** Half the width of the lanes of motor traffic. */
    double lanesHalf() {
        return lanes * laneWidth;
    }

    /** Distance of the near kerb from the middle. */
    double nearKerb() {
        return lanesHalf() + bikeLane;
    }

    /** Distance of the far kerb from the middle. */
    double farKerb() {
        return lanesHalf() + bikeLane + parking;
    }

    double kerb(int side) {
        return side > 0 ? farKerb() : nearKerb();
    }

    /** Where the buildings of the far side begin, and the pavement ends. */
    double farEdge() {
        return farKerb() + pavement;
    }

    /** The same on the near side, as a distance from the middle. */
    double nearEdge() {
        return nearKerb() + pavement;
    }
}
