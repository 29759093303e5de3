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
    private static final int CLUMPS = 34;
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
        Chance chance = Chance.of(seed, 1);
        double middle = height * 0.68;
        double tall = height * 0.26;
        double wide = height * 0.25;
        for (int i = 0; i < CLUMPS; i++) {
            // From the shaded inside below to the lit outside above.
            double rank = i / (double) CLUMPS;
            double angle = chance.between(0, 2 * Math.PI);
            double out = Math.sqrt(chance.between(0, 1)) * (1 - 0.35 * rank);
            double up = -0.85 + 1.5 * rank + chance.between(-0.3, 0.3);
            double lit = Math.min(1, Math.max(0, 0.15 + 0.75 * rank + chance.between(-0.12, 0.12)));
            int tone = light.shade(Tone.scale(leaves, 0.62 + 0.5 * rank), lit);
            pen.ball(
                    Tone.color(tone),
                    place.point(
                            wide * out * Math.cos(angle),
                            wide * out * Math.sin(angle),
                            middle + tall * up),
                    height * chance.between(0.06, 0.115));
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
