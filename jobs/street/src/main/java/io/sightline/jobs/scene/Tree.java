package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree.
 *
 * @param height metres
 * @param leaves colour
 * @param seed of its shape
 */
record Tree(Place place, double height, int leaves, long seed) implements Body {
    private static final int CLUMPS = 26;
    private static final double MIDDLE = 0.68;
    private static final double TRUNK = 0.16;

    @Override
    public Extent extent() {
        return Extent.around(place, 0.4, 0.4, height, height * 0.36);
    }

    @Override
    public void paint(Pen pen) {
        Lighting light = pen.lighting();
        int bark = light.shade(0x5d4a3a, 0.4);
        double fork = height * 0.42;
        pen.limb(
                Tone.color(bark),
                place.point(0, 0, 0),
                TRUNK,
                place.point(0, 0, fork),
                TRUNK * 0.7);
        for (int i = 0; i < 3; i++) {
            double angle = 2 * Math.PI * i / 3 + 0.4;
            Point3 end = place.point(0.9 * Math.cos(angle), 0.9 * Math.sin(angle), height * 0.62);
            pen.limb(Tone.color(bark), place.point(0, 0, fork), 0.1, end, 0.05);
        }
        for (int layer = 0; layer < 3; layer++) {
            crown(pen, layer);
        }
    }

    /** Leaves from the shaded inside (0) to those that the light reaches first (2). */
    private void crown(Pen pen, int layer) {
        Chance chance = Chance.of(seed, layer);
        Lighting light = pen.lighting();
        Point3 sun = light.sun();
        double wide = height * (0.27 - 0.03 * layer);
        double tall = height * 0.26;
        int clumps = CLUMPS + 6 * layer;
        for (int i = 0; i < clumps; i++) {
            double angle = chance.between(0, 2 * Math.PI);
            double up = chance.between(-0.9, 1) + 0.12 * layer;
            double out = Math.sqrt(Math.max(0, 1 - up * up)) * Math.sqrt(chance.between(0.2, 1));
            double facing =
                    out * (Math.cos(angle) * sun.x() + Math.sin(angle) * sun.y()) + up * sun.z();
            double lit = Math.max(0, Math.min(1, 0.35 + 0.5 * facing));
            double tone = 0.62 + 0.17 * layer + 0.1 * up + chance.between(-0.05, 0.05);
            double shift = layer * 0.03 * height;
            pen.ball(
                    Tone.color(light.shade(Tone.scale(leaves, tone), lit)),
                    place.point(
                            wide * out * Math.cos(angle) + shift * sun.x(),
                            wide * out * Math.sin(angle) + shift * sun.y(),
                            height * MIDDLE + tall * up),
                    height * chance.between(0.075, 0.11) * (1 - 0.27 * layer));
        }
    }

    @Override
    public List<List<Point3>> solids() {
        List<Point3> crown = new ArrayList<>();
        List<Point3> trunk = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double angle = 2 * Math.PI * i / 12;
            double x = Math.cos(angle);
            double y = Math.sin(angle);
            for (double share : new double[] {0.5, 0.7, 0.88}) {
                double wide = height * (share == 0.7 ? 0.27 : 0.18);
                crown.add(place.point(wide * x, wide * y, height * share));
            }
            trunk.add(place.point(TRUNK * x, TRUNK * y, 0));
            trunk.add(place.point(TRUNK * x, TRUNK * y, height * 0.5));
        }
        return List.of(crown, trunk);
    }
}
