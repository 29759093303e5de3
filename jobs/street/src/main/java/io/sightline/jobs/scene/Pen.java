package io.sightline.jobs.scene;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/** Draws what is given in the street's metres where a camera sees it, in its light. */
final class Pen {
    private static final int ARC_STEPS = 6;

    private final Graphics2D graphics;
    private final PinholeCamera camera;
    private final Lighting lighting;

    /**
     * @param graphics in the image's pixels; the caller's to dispose of
     */
    Pen(Graphics2D graphics, PinholeCamera camera, Lighting lighting) {
        this.graphics = graphics;
        this.camera = camera;
        this.lighting = lighting;
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    PinholeCamera camera() {
        return camera;
    }

    Lighting lighting() {
        return lighting;
    }

    void fill(Paint paint, Shape shape) {
        graphics.setPaint(paint);
        graphics.fill(shape);
    }

    void polygon(Paint paint, Point3... corners) {
        fill(paint, camera.polygon(corners));
    }

    void hull(Paint paint, List<Point3> corners) {
        fill(paint, camera.hull(corners));
    }

    /** From one colour at a point to another at another point, as seen. */
    Paint gradient(Point3 from, int first, Point3 to, int second) {
        Point2D.Double a = camera.project(from);
        Point2D.Double b = camera.project(to);
        return new GradientPaint(
                (float) a.x,
                (float) a.y,
                Tone.color(first),
                (float) b.x,
                (float) b.y + 0.01f,
                Tone.color(second));
    }

    /** Nothing where a point of it is behind the camera. */
    void line(Color color, double thickness, Point3... points) {
        for (Point3 point : points) {
            if (!camera.sees(point)) {
                return;
            }
        }
        Path2D.Double path = new Path2D.Double();
        Point2D.Double first = camera.project(points[0]);
        path.moveTo(first.x, first.y);
        for (int i = 1; i < points.length; i++) {
            Point2D.Double next = camera.project(points[i]);
            path.lineTo(next.x, next.y);
        }
        double pixels = thickness * camera.scale(points[0]);
        graphics.setStroke(
                new BasicStroke(
                        (float) Math.max(0.4, pixels),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        graphics.setPaint(color);
        graphics.draw(path);
    }

    void ball(Paint paint, Point3 centre, double radius) {
        limb(paint, centre, radius, centre, radius);
    }

    /**
     * A straight piece with round ends, of other radii, metres; nothing where an end is behind the
     * camera.
     */
    void limb(Paint paint, Point3 from, double radiusFrom, Point3 to, double radiusTo) {
        if (!camera.sees(from) || !camera.sees(to)) {
            return;
        }
        Point2D.Double a = camera.project(from);
        Point2D.Double b = camera.project(to);
        double pixelsA = radiusFrom * camera.scale(from);
        double pixelsB = radiusTo * camera.scale(to);
        double angle = Math.atan2(b.y - a.y, b.x - a.x);
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO, 2 * ARC_STEPS + 4);
        arc(path, b, pixelsB, angle - Math.PI / 2);
        arc(path, a, pixelsA, angle + Math.PI / 2);
        path.closePath();
        fill(paint, path);
    }

    private static void arc(Path2D.Double path, Point2D.Double centre, double radius, double from) {
        for (int i = 0; i <= ARC_STEPS; i++) {
            double angle = from + Math.PI * i / ARC_STEPS;
            double x = centre.x + radius * Math.cos(angle);
            double y = centre.y + radius * Math.sin(angle);
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
    }
}
