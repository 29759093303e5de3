package io.sightline.jobs.scene;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A pinhole camera above the ground. Pixels: x to the right, y down, (0, 0) the upper left corner
 * of the image.
 */
final class PinholeCamera {
    /** Nearer than this nothing is drawn, metres. */
    private static final double NEAR = 0.4;

    private final Point3 position;
    private final Point3 forward;
    private final Point3 right;
    private final Point3 up;
    private final double focal;
    private final int width;
    private final int height;

    /**
     * @param position metres
     * @param yaw direction of view from the street's direction, radians counterclockwise from above
     * @param pitch below the horizontal, radians
     * @param fieldOfView horizontal, radians
     * @param width of the image, pixels
     * @param height of the image, pixels
     */
    PinholeCamera(
            Point3 position, double yaw, double pitch, double fieldOfView, int width, int height) {
        this.position = position;
        this.width = width;
        this.height = height;
        double cosYaw = Math.cos(yaw);
        double sinYaw = Math.sin(yaw);
        double cosPitch = Math.cos(pitch);
        double sinPitch = Math.sin(pitch);
        forward = new Point3(cosYaw * cosPitch, sinYaw * cosPitch, -sinPitch);
        right = new Point3(sinYaw, -cosYaw, 0);
        up = new Point3(cosYaw * sinPitch, sinYaw * sinPitch, cosPitch);
        focal = width / 2.0 / Math.tan(fieldOfView / 2);
    }

    Point3 position() {
        return position;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Distance along the direction of view, metres; negative behind the camera. */
    double depth(Point3 point) {
        return point.minus(position).dot(forward);
    }

    boolean sees(Point3 point) {
        return depth(point) > NEAR;
    }

    /** Pixels per metre at a point, at least those of the near plane. */
    double scale(Point3 point) {
        return focal / Math.max(NEAR, depth(point));
    }

    /** Where a point before the camera is seen. */
    Point2D.Double project(Point3 point) {
        Point3 ray = point.minus(position);
        double depth = Math.max(NEAR, ray.dot(forward));
        return new Point2D.Double(
                width / 2.0 + focal * ray.dot(right) / depth,
                height / 2.0 - focal * ray.dot(up) / depth);
    }

    /** Direction, of length 1 along the view, in which a pixel looks. */
    Point3 ray(double pixelX, double pixelY) {
        double a = (pixelX - width / 2.0) / focal;
        double b = -(pixelY - height / 2.0) / focal;
        return new Point3(
                forward.x() + a * right.x() + b * up.x(),
                forward.y() + a * right.y() + b * up.y(),
                forward.z() + b * up.z());
    }

    /** Row of pixels in which the ground ends. */
    double horizon() {
        return height / 2.0 + focal * forward.z() / up.z();
    }

    /** How far to the right of the view a direction points, [-1, 1]. */
    double sideways(Point3 direction) {
        return direction.dot(right);
    }

    /** A flat polygon as it is seen, cut off at the near plane; empty when behind the camera. */
    Path2D.Double polygon(Point3... points) {
        List<Point3> kept = new ArrayList<>(points.length + 2);
        for (int i = 0; i < points.length; i++) {
            Point3 a = points[i];
            Point3 b = points[(i + 1) % points.length];
            double depthA = depth(a);
            double depthB = depth(b);
            if (depthA >= NEAR) {
                kept.add(a);
            }
            if (depthA >= NEAR != depthB >= NEAR) {
                kept.add(a.towards(b, (NEAR - depthA) / (depthB - depthA)));
            }
        }
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, kept.size() + 1);
        for (int i = 0; i < kept.size(); i++) {
            Point2D.Double at = project(kept.get(i));
            if (i == 0) {
                path.moveTo(at.x, at.y);
            } else {
                path.lineTo(at.x, at.y);
            }
        }
        if (!kept.isEmpty()) {
            path.closePath();
        }
        return path;
    }

    /** The outline of a convex body with these corners, cut off at the near plane. */
    Path2D.Double hull(List<Point3> corners) {
        List<Point2D.Double> seen = new ArrayList<>(corners.size());
        for (Point3 corner : corners) {
            if (sees(corner)) {
                seen.add(project(corner));
            } else {
                addCuts(corner, corners, seen);
            }
        }
        return ConvexHull.of(seen);
    }

    /** Where the lines from an unseen corner to the seen ones come through the near plane. */
    private void addCuts(Point3 unseen, List<Point3> corners, List<Point2D.Double> seen) {
        double depth = depth(unseen);
        for (Point3 corner : corners) {
            if (sees(corner)) {
                double share = (NEAR - depth) / (depth(corner) - depth);
                seen.add(project(unseen.towards(corner, share)));
            }
        }
    }
}
