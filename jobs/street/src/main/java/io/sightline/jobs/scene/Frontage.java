package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The buildings along a side of the street, or a hedge and trees far off where there are none. */
final class Frontage {
    private static final double FROM = -80;
    private static final double TO = 130;
    private static final double DEPTH = 14;

    private final long seed;
    private final Layout layout;

    Frontage(long seed, Layout layout) {
        this.seed = seed;
        this.layout = layout;
    }

    void paint(Pen pen) {
        if (layout.park()) {
            park(pen);
        } else {
            row(pen, 1, layout.farEdge());
        }
        double near = layout.nearEdge() + layout.nearFront();
        if (layout.nearFront() >= 0 && pen.camera().position().y() > -near) {
            row(pen, -1, near);
        }
    }

    /** From both ends towards the camera, so that nearer buildings hide the sides of others. */
    private void row(Pen pen, int side, double distance) {
        Chance chance = Chance.of(seed, 210, side);
        List<double[]> lots = new ArrayList<>();
        double x = FROM;
        while (x < TO) {
            double width = chance.between(8, 20);
            lots.add(new double[] {x, x + width});
            x += width;
        }
        double eye = pen.camera().position().x();
        lots.sort(
                Comparator.comparingDouble(
                        (double[] lot) -> -Math.abs((lot[0] + lot[1]) / 2 - eye)));
        for (double[] lot : lots) {
            Chance own = Chance.of(seed, 211, side, Math.round(lot[0] * 1000));
            Building building =
                    new Building(
                            lot[0],
                            lot[1],
                            side * distance,
                            side,
                            layout.roofs() + own.between(0, 6),
                            DEPTH);
            building.paint(pen, own);
        }
    }

    private void park(Pen pen) {
        Chance chance = Chance.of(seed, 212);
        double y = layout.farEdge() + 12;
        int green = Tone.hsb(chance.between(0.2, 0.31), chance.between(0.35, 0.5), 0.46);
        for (int rank = 0; rank < 4; rank++) {
            double at = y + (3 - rank) * 6;
            double high = 3.2 + (3 - rank) * 1.5;
            int dark = pen.lighting().shade(Tone.scale(green, 0.62), 0.2);
            pen.polygon(
                    Tone.color(dark),
                    new Point3(FROM, at, 0),
                    new Point3(TO, at, 0),
                    new Point3(TO, at, 0.75 * high),
                    new Point3(FROM, at, 0.75 * high));
            for (double x = FROM; x < TO; x += chance.between(0.4, 0.9)) {
                double z = high * Math.sqrt(chance.between(0.02, 1));
                leaves(
                        pen,
                        chance,
                        new Point3(x, at, z),
                        z / high,
                        Tone.scale(green, 1 - 0.06 * rank));
            }
        }
    }

    private static void leaves(Pen pen, Chance chance, Point3 at, double share, int green) {
        if (pen.camera().sees(at)) {
            double tone = 0.62 + 0.42 * share + chance.between(-0.08, 0.08);
            int lit = pen.lighting().shade(Tone.scale(green, tone), 0.2 + 0.6 * share);
            pen.ball(Tone.color(lit), at, chance.between(0.55, 1.05));
        }
    }
}
