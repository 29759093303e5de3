package io.sightline.jobs.signs;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The faces of the signs, each about the origin, no further out than 1, y downwards. */
final class SignFace {
    private static final Color RED = new Color(0xB8202A);
    private static final Color BLUE = new Color(0x1454A8);
    private static final Color YELLOW = new Color(0xF0B414);
    private static final Color WHITE = new Color(0xF0F0EC);
    private static final Color BLACK = new Color(0x1C1C1C);

    private static final double UP = -Math.PI / 2;
    private static final double DOWN = Math.PI / 2;

    private final Graphics2D graphics;

    private SignFace(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** Draws a face. */
    static void draw(SignKind kind, Graphics2D graphics) {
        SignFace face = new SignFace(graphics);
        switch (kind) {
            case STOP -> face.stop();
            case YIELD -> face.warning(DOWN);
            case PRIORITY_ROAD -> face.priorityRoad();
            case NO_ENTRY -> face.noEntry();
            case SPEED_LIMIT_30 -> face.speedLimit("30");
            case SPEED_LIMIT_50 -> face.speedLimit("50");
            case PEDESTRIAN_CROSSING -> face.pedestrianCrossing();
            case ROADWORKS -> face.roadworks();
            case CYCLE_PATH -> face.cyclePath();
            case TURN_RIGHT -> face.turnRight();
        }
    }

    private void stop() {
        fill(polygon(8, 1, Math.PI / 8), WHITE);
        fill(polygon(8, 0.93, Math.PI / 8), RED);
        line(Glyphs.word("STOP", 0.26, 0.6), 0.12, WHITE);
    }

    private void priorityRoad() {
        fill(polygon(4, 1, UP), WHITE);
        fill(polygon(4, 0.94, UP), BLACK);
        fill(polygon(4, 0.9, UP), WHITE);
        fill(polygon(4, 0.62, UP), YELLOW);
    }

    private void noEntry() {
        fill(disc(1), WHITE);
        fill(disc(0.95), RED);
        fill(new Rectangle2D.Double(-0.7, -0.17, 1.4, 0.34), WHITE);
    }

    private void speedLimit(String number) {
        fill(disc(1), RED);
        fill(disc(0.75), WHITE);
        line(Glyphs.word(number, 0.38, 0.78), 0.16, BLACK);
    }

    private void pedestrianCrossing() {
        warning(UP);
        person(0.02, -0.02);
        for (double x = -0.4; x < 0.5; x += 0.2) {
            line(path(x, 0.36, x - 0.06, 0.46), 0.08, BLACK);
        }
    }

    private void roadworks() {
        warning(UP);
        fill(new Ellipse2D.Double(-0.2, -0.36, 0.17, 0.17), BLACK);
        line(path(-0.15, -0.16, -0.24, 0.12), 0.16, BLACK);
        line(path(-0.24, 0.14, -0.1, 0.28, -0.14, 0.46), 0.09, BLACK);
        line(path(-0.24, 0.14, -0.38, 0.46), 0.09, BLACK);
        line(path(-0.12, -0.1, 0.04, 0.08), 0.07, BLACK);
        line(path(-0.12, 0.14, 0.3, 0.02, 0.4, 0.3), 0.05, BLACK);
        Path2D heap = path(0.06, 0.5, 0.3, 0.24, 0.52, 0.5);
        heap.closePath();
        fill(heap, BLACK);
    }

    private void cyclePath() {
        fill(disc(1), WHITE);
        fill(disc(0.95), BLUE);
        line(wheel(-0.42), 0.08, WHITE);
        line(wheel(0.42), 0.08, WHITE);
        line(path(-0.42, 0.2, -0.22, -0.2, 0.28, -0.2, 0, 0.2, -0.42, 0.2), 0.08, WHITE);
        line(path(0, 0.2, -0.26, -0.32), 0.08, WHITE);
        line(path(-0.4, -0.34, -0.12, -0.34), 0.1, WHITE);
        line(path(0.42, 0.2, 0.22, -0.42, 0.46, -0.42), 0.08, WHITE);
    }

    private void turnRight() {
        fill(disc(1), WHITE);
        fill(disc(0.95), BLUE);
        Path2D shaft = path(-0.34, 0.66, -0.34, 0.1);
        shaft.quadTo(-0.34, -0.16, -0.08, -0.16);
        shaft.lineTo(0.3, -0.16);
        line(shaft, 0.26, WHITE);
        Path2D head = path(0.24, -0.56, 0.72, -0.16, 0.24, 0.24);
        head.closePath();
        fill(head, WHITE);
    }

    /** The triangle of yield and of warnings. */
    private void warning(double tip) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(0, tip == UP ? 0.22 : -0.22);
        fill(polygon(3, 1.12, tip), RED);
        fill(polygon(3, 0.7, tip), WHITE);
        graphics.setTransform(before);
        graphics.translate(0, tip == UP ? 0.08 : 0);
    }

    private void person(double x, double y) {
        fill(new Ellipse2D.Double(x - 0.08, y - 0.42, 0.16, 0.16), BLACK);
        line(path(x, y - 0.22, x, y + 0.06), 0.15, BLACK);
        line(path(x, y + 0.06, x + 0.16, y + 0.34), 0.08, BLACK);
        line(path(x, y + 0.06, x - 0.14, y + 0.34), 0.08, BLACK);
        line(path(x - 0.02, y - 0.2, x - 0.2, y + 0.02), 0.06, BLACK);
        line(path(x + 0.02, y - 0.2, x + 0.2, y - 0.02), 0.06, BLACK);
    }

    private static Shape wheel(double x) {
        return new Ellipse2D.Double(x - 0.24, -0.04, 0.48, 0.48);
    }

    private static Shape disc(double radius) {
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    /** A regular polygon with a corner at the angle. */
    private static Shape polygon(int corners, double radius, double angle) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double at = angle + 2 * Math.PI * i / corners;
            if (i == 0) {
                path.moveTo(radius * Math.cos(at), radius * Math.sin(at));
            } else {
                path.lineTo(radius * Math.cos(at), radius * Math.sin(at));
            }
        }
        path.closePath();
        return path;
    }

    /** Straight lines through points, x and y in turn. */
    private static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private void fill(Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    private void line(Shape shape, double width, Color color) {
        graphics.setColor(color);
        graphics.setStroke(
                new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }
}
