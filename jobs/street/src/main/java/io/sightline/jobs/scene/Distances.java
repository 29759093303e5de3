package io.sightline.jobs.scene;

/** Distances of the ground and the buildings from the camera, along rays. Metres. */
final class Distances {
    /** Everything beyond this is sky, metres. */
    private static final double FAR = 400;

    /** A park is so much deeper than a row of houses, metres. */
    private static final double PARK_DEPTH = 12;

    /** A ray with a smaller component than this never meets the plane across it. */
    private static final double PARALLEL = 1e-4;

    private final Layout layout;
    private final Point3 eye;

    Distances(Layout layout, PinholeCamera camera) {
        this.layout = layout;
        this.eye = camera.position();
    }

    /**
     * Metres along the view.
     *
     * @param ray of length 1 along the view
     */
    double along(Point3 ray) {
        return Math.min(wall(ray), floor(ray));
    }

    boolean isGround(Point3 ray) {
        return floor(ray) < Math.min(wall(ray), FAR);
    }

    /** To the ground, z = 0. */
    private double floor(Point3 ray) {
        return ray.z() < -PARALLEL ? Math.min(FAR, -eye.z() / ray.z()) : FAR;
    }

    /** To the fronts on the far side or, behind a camera that stands before them, the near side. */
    private double wall(Point3 ray) {
        if (ray.y() > PARALLEL) {
            return Math.min(
                    FAR, (layout.farEdge() + (layout.park() ? PARK_DEPTH : 0) - eye.y()) / ray.y());
        }
        double nearWall = -layout.nearEdge() - layout.nearFront();
        if (ray.y() < -PARALLEL && layout.nearFront() >= 0 && eye.y() > nearWall) {
            return Math.min(FAR, (nearWall - eye.y()) / ray.y());
        }
        return FAR;
    }
}
