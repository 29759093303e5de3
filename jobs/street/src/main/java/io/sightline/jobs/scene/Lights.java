package io.sightline.jobs.scene;

/**
 * Traffic lights at a crossing: first vehicles may go, then pedestrians.
 *
 * @param x where the crossing is along the street, metres
 * @param green seconds in which vehicles go, from the start of each cycle
 * @param red seconds in which they stand
 */
record Lights(double x, double green, double red) {
    /** Seconds from green to green. */
    double cycle() {
        return green + red;
    }
}
