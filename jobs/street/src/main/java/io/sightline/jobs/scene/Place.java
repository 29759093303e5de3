package io.sightline.jobs.scene;

/**
 * Where something stands and which way it looks; its own coordinates are x ahead, y to its left, z
 * up, metres.
 *
 * @param heading radians from the street's direction, counterclockwise from above
 */
record Place(double x, double y, double heading) {
    /** A point of the thing, in the street's coordinates. */
    Point3 point(double ahead, double left, double up) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        return new Point3(x + ahead * cos - left * sin, y + ahead * sin + left * cos, up);
    }

    /** A direction of the thing, in the street's coordinates. */
    Point3 direction(double ahead, double left, double up) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        return new Point3(ahead * cos - left * sin, ahead * sin + left * cos, up);
    }

    /** A point of the street, in the thing's coordinates. */
    Point3 local(Point3 point) {
        double cos = Math.cos(heading);
        double sin = Math.sin(heading);
        double dx = point.x() - x;
        double dy = point.y() - y;
        return new Point3(dx * cos + dy * sin, -dx * sin + dy * cos, point.z());
    }
}
