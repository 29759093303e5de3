package io.sightline.jobs.scene;

import com.google.errorprone.annotations.Immutable;

/**
 * A point or direction, metres: x along the street, y across it to the left, z up from the road.
 */
@Immutable
record Point3(double x, double y, double z) {
    Point3 minus(Point3 other) {
        return new Point3(x - other.x, y - other.y, z - other.z);
    }

    double dot(Point3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    Point3 unit() {
        double length = Math.sqrt(dot(this));
        return new Point3(x / length, y / length, z / length);
    }

    /** The point at a fraction of the way to another. */
    Point3 towards(Point3 other, double fraction) {
        return new Point3(
                x + (other.x - x) * fraction,
                y + (other.y - y) * fraction,
                z + (other.z - z) * fraction);
    }
}
