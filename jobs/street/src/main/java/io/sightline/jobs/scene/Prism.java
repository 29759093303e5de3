package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A convex piece of a vehicle: a side view, stretched across it. Own coordinates of the vehicle,
 * metres.
 *
 * @param profile corners of the side view (ahead, up), counterclockwise seen from the right
 * @param edges material of the surface from each corner to the next
 * @param belt height from which it narrows
 * @param halfWidth up to the belt
 * @param halfWidthTop at its top
 * @param rounding share of the width that it loses at its ends, [0, 1)
 * @param panels on both sides
 */
@SuppressWarnings("ArrayRecordComponent") // a table of numbers, never compared nor written to
record Prism(
        double[][] profile,
        Material[] edges,
        double belt,
        double halfWidth,
        double halfWidthTop,
        double rounding,
        List<Panel> panels) {
    /**
     * A flat piece on a side.
     *
     * @param outline corners (ahead, up)
     */
    @SuppressWarnings("ArrayRecordComponent") // a table of numbers, never compared nor written to
    record Panel(double[][] outline, Material material) {}

    /** A box, painted all over. */
    static Prism box(
            double back,
            double front,
            double low,
            double high,
            double halfWidth,
            Material material) {
        return new Prism(
                new double[][] {{back, low}, {front, low}, {front, high}, {back, high}},
                new Material[] {Material.RUBBER, material, material, material},
                high,
                halfWidth,
                halfWidth,
                0,
                List.of());
    }

    Prism with(List<Panel> sidePanels) {
        return new Prism(
                profile, edges, belt, halfWidth, halfWidthTop, rounding, List.copyOf(sidePanels));
    }

    double top() {
        double top = 0;
        for (double[] corner : profile) {
            top = Math.max(top, corner[1]);
        }
        return top;
    }

    /** The lower end of the windscreen in the side view (ahead, up). */
    double[] screen() {
        double[] screen = {back(), belt};
        for (int i = 0; i < edges.length; i++) {
            if (edges[i] == Material.GLASS && profile[i][0] > screen[0]) {
                screen = profile[i];
            }
        }
        return screen;
    }

    double back() {
        double back = Double.MAX_VALUE;
        for (double[] corner : profile) {
            back = Math.min(back, corner[0]);
        }
        return back;
    }

    double front() {
        double front = -Double.MAX_VALUE;
        for (double[] corner : profile) {
            front = Math.max(front, corner[0]);
        }
        return front;
    }

    /** Half the width at a point of the side view. */
    double halfWidth(double ahead, double up) {
        double middle = (front() + back()) / 2;
        double end = Math.abs(ahead - middle) / ((front() - back()) / 2);
        double narrow = up <= belt ? 0 : (halfWidth - halfWidthTop) * (up - belt) / (top() - belt);
        return (halfWidth - narrow) * (1 - rounding * Math.pow(end, 8));
    }

    /** A corner on the left (1) or right (-1) side. */
    Point3 corner(Place place, double ahead, double up, double side) {
        return place.point(ahead, side * halfWidth(ahead, up), up);
    }

    List<Point3> corners(Place place) {
        List<Point3> corners = new ArrayList<>(2 * profile.length);
        for (double[] point : profile) {
            corners.add(corner(place, point[0], point[1], 1));
            corners.add(corner(place, point[0], point[1], -1));
        }
        return corners;
    }
}
