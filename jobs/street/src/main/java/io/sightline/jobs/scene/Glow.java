package io.sightline.jobs.scene;

import java.awt.geom.Point2D;

/**
 * Light that spreads around a lamp, or around where it falls on the ground. It lies over the
 * picture and belongs to no object.
 *
 * @param facing where the lamp shines
 * @param radius metres
 * @param colour what it adds at its middle
 * @param onGround whether it lies on the ground, under whoever stands there
 */
record Glow(Point3 at, Point3 facing, double radius, int colour, boolean onGround) {
    private static final Point3 UP = new Point3(0, 0, 1);

    static Glow of(Point3 at, Point3 facing, double radius, int colour) {
        return new Glow(at, facing, radius, colour, false);
    }

    static Glow onGround(Point3 at, double radius, int colour) {
        return new Glow(at, UP, radius, colour, true);
    }

    /**
     * Adds the light.
     *
     * @param pixels RGB, written to
     */
    void shine(int[] pixels, PinholeCamera camera) {
        if (!camera.sees(at)) {
            return;
        }
        Point3 view = camera.position().minus(at).unit();
        double share = onGround ? 1 : view.dot(facing);
        if (share <= 0.05) {
            return;
        }
        Point2D.Double middle = camera.project(at);
        double across = radius * camera.scale(at);
        double down = onGround ? across * Math.max(0.08, view.z()) : across;
        int yMin = (int) Math.max(0, middle.y - down);
        int yMax = (int) Math.min(camera.height() - 1, middle.y + down);
        int xMin = (int) Math.max(0, middle.x - across);
        int xMax = (int) Math.min(camera.width() - 1, middle.x + across);
        for (int y = yMin; y <= yMax; y++) {
            double dy = (y - middle.y) / down;
            for (int x = xMin; x <= xMax; x++) {
                double dx = (x - middle.x) / across;
                double left = 1 - dx * dx - dy * dy;
                if (left > 0) {
                    int i = y * camera.width() + x;
                    pixels[i] = brighter(pixels[i], share * left * left * left);
                }
            }
        }
    }

    private int brighter(int rgb, double strength) {
        return Tone.of(
                Tone.red(rgb) + strength * Tone.red(colour),
                Tone.green(rgb) + strength * Tone.green(colour),
                Tone.blue(rgb) + strength * Tone.blue(colour));
    }
}
