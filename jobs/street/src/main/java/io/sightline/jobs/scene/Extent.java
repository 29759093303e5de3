package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * The room that a thing takes: an upright box along the street, metres.
 *
 * @param margin beyond it something thin may still be drawn
 */
record Extent(double xMin, double xMax, double yMin, double yMax, double height, double margin) {
    /** Around a place, for a thing so long along its heading and so wide. */
    static Extent around(Place place, double length, double width, double height, double margin) {
        double cos = Math.abs(Math.cos(place.heading()));
        double sin = Math.abs(Math.sin(place.heading()));
        double halfX = (length * cos + width * sin) / 2;
        double halfY = (length * sin + width * cos) / 2;
        return new Extent(
                place.x() - halfX,
                place.x() + halfX,
                place.y() - halfY,
                place.y() + halfY,
                height,
                margin);
    }

    Point3 centre() {
        return new Point3((xMin + xMax) / 2, (yMin + yMax) / 2, height / 2);
    }

    /** The corners of the box, margin included. */
    List<Point3> corners() {
        List<Point3> corners = new ArrayList<>(8);
        for (double x : new double[] {xMin - margin, xMax + margin}) {
            for (double y : new double[] {yMin - margin, yMax + margin}) {
                corners.add(new Point3(x, y, -margin / 2));
                corners.add(new Point3(x, y, height + margin));
            }
        }
        return corners;
    }

    /**
     * Whether this must be painted before another for the other to hide it, as seen from a point: a
     * wall between the two has this on its far side.
     */
    boolean behind(Extent other, Point3 eye) {
        return farSide(yMin, yMax, other.yMin, other.yMax, eye.y())
                || farSide(xMin, xMax, other.xMin, other.xMax, eye.x());
    }

    private static boolean farSide(
            double min, double max, double otherMin, double otherMax, double eye) {
        return (min >= otherMax && eye <= min) || (max <= otherMin && eye >= max);
    }
}
