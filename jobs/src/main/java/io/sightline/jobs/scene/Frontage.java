package io.sightline.jobs.scene;

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
        java.util.List<double[]> lots = new java.util.ArrayList<>();
        double x = FROM;
        while (x < TO) {
            double width = chance.between(8, 20);
            lots.add(new double[] {x, x + width});
            x += width;
        }
        double base = chance.between(8, 17);
        double eye = pen.camera().position().x();
        lots.sort(
                java.util.Comparator.comparingDouble(
                        (double[] lot) -> -Math.abs((lot[0] + lot[1]) / 2 - eye)));
        for (double[] lot : lots) {
            Chance own = Chance.of(seed, 211, side, Math.round(lot[0] * 1000));
            Building building =
                    new Building(
                            lot[0],
                            lot[1],
                            side * distance,
                            side,
                            base + own.between(-3.5, 5),
                            DEPTH);
            building.paint(pen, own);
        }
    }

    private void park(Pen pen) {
        Chance chance = Chance.of(seed, 212);
        double y = layout.farEdge() + 12;
        int green = Tone.hsb(chance.between(0.22, 0.32), 0.35, 0.4);
        for (int rank = 0; rank < 3; rank++) {
            double at = y + (2 - rank) * 9;
            for (double x = FROM; x < TO; x += chance.between(1.6, 3.2)) {
                double height = chance.between(2.2, 4.6) + (2 - rank) * 1.6;
                int tone =
                        pen.lighting()
                                .shade(
                                        Tone.scale(green, chance.between(0.8, 1.2)),
                                        chance.between(0.3, 0.9));
                Point3 top = new Point3(x, at, height);
                if (pen.camera().sees(top)) {
                    pen.limb(
                            Tone.color(tone),
                            new Point3(x, at, 0.6),
                            chance.between(1.4, 2.2),
                            top,
                            chance.between(1.2, 2.4));
                }
            }
        }
    }
}
