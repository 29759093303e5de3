package io.sightline.jobs.scene;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** What stands beyond the street: two ranks of hills and houses in the haze. */
final class Skyline {
    private static final int RANKS = 2;

    private final PinholeCamera camera;
    private final Lighting lighting;

    Skyline(PinholeCamera camera, Lighting lighting) {
        this.camera = camera;
        this.lighting = lighting;
    }

    void paint(Graphics2D graphics, Chance chance) {
        double horizon = camera.horizon();
        boolean town = chance.happens(0.6);
        for (int rank = 0; rank < RANKS; rank++) {
            int far = lighting.shade(town ? 0x7f8894 : 0x6f8468, 0.5);
            double haze = Math.min(1, 0.72 - 0.2 * rank + lighting.hazeAt(150));
            graphics.setColor(Tone.color(Tone.mix(far, lighting.haze(), haze)));
            double high = camera.height() * (0.11 - 0.035 * rank);
            graphics.fill(town ? roofs(chance, horizon, high) : hills(chance, horizon, high));
        }
    }

    private Path2D roofs(Chance chance, double horizon, double high) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(0, horizon + 2);
        double x = 0;
        while (x < camera.width()) {
            double next = x + camera.width() * chance.between(0.015, 0.06);
            double y = horizon - high * chance.between(0.3, 1);
            path.lineTo(x, y);
            path.lineTo(next, y);
            x = next;
        }
        path.lineTo(x, horizon + 2);
        path.closePath();
        return path;
    }

    private Path2D hills(Chance chance, double horizon, double high) {
        Path2D.Double path = new Path2D.Double();
        double first = chance.between(0, 6);
        double second = chance.between(0, 6);
        path.moveTo(0, horizon + 2);
        for (int x = 0; x <= camera.width(); x += 4) {
            double at = (double) x / camera.width();
            double swell =
                    0.55 + 0.25 * Math.sin(5 * at + first) + 0.2 * Math.sin(13 * at + second);
            path.lineTo(x, horizon - high * swell);
        }
        path.lineTo(camera.width() + 4, horizon + 2);
        path.closePath();
        return path;
    }
}
