package io.sightline.jobs.scene;

/** How far what never moves is from the camera. */
final class Distances {
    private static final double FAR = 400;

    private final Layout layout;
    private final Point3 eye;

    Distances(Layout layout, Camera camera) {
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

    private double floor(Point3 ray) {
        return ray.z() < -1e-4 ? Math.min(FAR, -eye.z() / ray.z()) : FAR;
    }

    private double wall(Point3 ray) {
        if (ray.y() > 1e-4) {
            return Math.min(FAR, (layout.farEdge() + (layout.park() ? 12 : 0) - eye.y()) / ray.y());
        }
        double near = -layout.nearEdge() - layout.nearFront();
        if (ray.y() < -1e-4 && layout.nearFront() >= 0 && eye.y() > near) {
            return Math.min(FAR, (near - eye.y()) / ray.y());
        }
        return FAR;
    }
}
