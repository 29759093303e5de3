package io.sightline.jobs.scene;

/** Road, markings, kerbs, pavements and what lies beyond. */
final class Ground {
    private static final double FAR = 300;
    private static final double BACK = -60;
    private static final double KERB = 0.16;

    private final Layout layout;
    private final Chance chance;

    Ground(Layout layout, Chance chance) {
        this.layout = layout;
        this.chance = chance;
    }

    void paint(Pen pen) {
        int beyond = layout.park() ? grass() : 0x8f8d86;
        strip(pen, -FAR, FAR, beyond);
        int slabs = chance.oneOf(0xb9b4a9, 0xaeadaa, 0xc2b8a6, 0xa3a5a6, 0xb5a596);
        int kerb = 0xcac8c2;
        strip(
                pen,
                -layout.nearEdge() - Math.max(4, layout.nearFront() + 2),
                -layout.nearKerb(),
                slabs);
        strip(pen, layout.farKerb(), layout.farEdge() + 0.5, slabs);
        joints(pen, -layout.nearEdge(), -layout.nearKerb(), slabs);
        joints(pen, layout.farKerb(), layout.farEdge(), slabs);
        int asphalt = chance.oneOf(0x56585c, 0x62646a, 0x4b4d52, 0x6d6c6b);
        if (pen.lighting().weather() == Weather.RAIN) {
            asphalt = Tone.mix(asphalt, 0x3a4048, 0.5);
        }
        strip(pen, -layout.nearKerb(), layout.farKerb(), asphalt);
        if (layout.bikeLane() > 0 && chance.happens(0.5)) {
            int red = chance.oneOf(0x8c5147, 0x4f6e58, 0x7a5a50);
            strip(pen, -layout.nearKerb(), -layout.lanesHalf(), Tone.mix(red, asphalt, 0.25));
            strip(
                    pen,
                    layout.lanesHalf(),
                    layout.lanesHalf() + layout.bikeLane(),
                    Tone.mix(red, asphalt, 0.25));
        }
        if (layout.parking() > 0) {
            strip(
                    pen,
                    layout.farKerb() - layout.parking(),
                    layout.farKerb(),
                    Tone.mix(asphalt, slabs, 0.3));
        }
        strip(pen, -layout.nearKerb() - KERB, -layout.nearKerb(), kerb);
        strip(pen, -layout.nearKerb(), -layout.nearKerb() + 0.1, Tone.scale(asphalt, 0.75));
        strip(pen, layout.farKerb(), layout.farKerb() + KERB, kerb);
        strip(pen, layout.farKerb() - 0.12, layout.farKerb(), Tone.scale(kerb, 0.68));
        patches(pen, asphalt);
        markings(pen);
        if (layout.lights() != null) {
            crossing(pen);
        }
    }

    private int grass() {
        return chance.oneOf(0x6f8a4e, 0x7b9257, 0x5f7d47);
    }

    private void strip(Pen pen, double from, double to, int albedo) {
        rectangle(pen, BACK - 200, FAR, from, to, albedo);
    }

    private void rectangle(
            Pen pen, double fromX, double toX, double fromY, double toY, int albedo) {
        pen.polygon(
                pen.lighting().color(albedo, new Point3(0, 0, 1)),
                new Point3(fromX, fromY, 0),
                new Point3(toX, fromY, 0),
                new Point3(toX, toY, 0),
                new Point3(fromX, toY, 0));
    }

    private void joints(Pen pen, double from, double to, int slabs) {
        int dark = Tone.scale(slabs, 0.9);
        double size = chance.between(0.8, 1.6);
        for (double y = from + size; y < to - 0.2; y += size) {
            rectangle(pen, BACK, 60, y, y + 0.03, dark);
        }
        for (double x = -45; x < 45; x += size) {
            rectangle(pen, x, x + 0.03, from, to, dark);
        }
    }

    private void patches(Pen pen, int asphalt) {
        int count = chance.whole(2, 7);
        for (int i = 0; i < count; i++) {
            double x = chance.between(-25, 40);
            double y = chance.between(-layout.lanesHalf(), layout.lanesHalf() - 1);
            rectangle(
                    pen,
                    x,
                    x + chance.between(0.8, 6),
                    y,
                    y + chance.between(0.6, 1.4),
                    Tone.scale(asphalt, chance.between(0.84, 1.1)));
        }
        for (int i = 0; i < 4; i++) {
            cover(pen, chance.between(-20, 30), chance.between(-1, 1) * layout.lanesHalf());
        }
    }

    private void cover(Pen pen, double x, double y) {
        Point3[] circle = new Point3[14];
        for (int i = 0; i < circle.length; i++) {
            double angle = 2 * Math.PI * i / circle.length;
            circle[i] = new Point3(x + 0.34 * Math.cos(angle), y + 0.34 * Math.sin(angle), 0);
        }
        pen.polygon(pen.lighting().color(0x3d3e40, new Point3(0, 0, 1)), circle);
    }

    private void markings(Pen pen) {
        int white = Tone.mix(0xe9e7df, 0x77787a, chance.between(0, 0.4));
        for (int i = -layout.lanes() + 1; i < layout.lanes(); i++) {
            dashes(pen, i * layout.laneWidth(), i == 0 ? 3 : 2, white);
        }
        for (int side = -1; side <= 1; side += 2) {
            double y = side * layout.lanesHalf();
            if (layout.bikeLane() > 0 || chance.happens(0.4)) {
                line(pen, y - 0.06, y + 0.06, white);
            }
        }
        if (layout.parking() > 0) {
            double y = layout.lanesHalf() + layout.bikeLane();
            for (double x = -70.2; x < 75; x += 6.4) {
                rectangle(pen, x, x + 0.1, y, y + layout.parking(), white);
            }
        }
    }

    private void line(Pen pen, double from, double to, int white) {
        if (layout.lights() == null) {
            rectangle(pen, BACK, FAR, from, to, white);
        } else {
            rectangle(pen, BACK, layout.lights().x() - 3, from, to, white);
            rectangle(pen, layout.lights().x() + 3, FAR, from, to, white);
        }
    }

    private void dashes(Pen pen, double y, double length, int white) {
        for (double x = BACK; x < 120; x += 3 * length) {
            boolean free =
                    layout.lights() == null
                            || x + length < layout.lights().x() - 3.4
                            || x > layout.lights().x() + 3.4;
            if (free) {
                rectangle(pen, x, x + length, y - 0.06, y + 0.06, white);
            }
        }
    }

    private void crossing(Pen pen) {
        double x = layout.lights().x();
        int white = 0xe9e7df;
        for (double y = -layout.nearKerb() + 0.3; y < layout.farKerb() - 0.4; y += 1.0) {
            rectangle(pen, x - 1.7, x + 1.7, y, y + 0.5, white);
        }
        double lanes = layout.lanesHalf();
        int ahead = layout.handed();
        double stop = 2.8;
        rectangle(
                pen,
                x - stop,
                x - stop + 0.3,
                ahead > 0 ? -lanes : 0,
                ahead > 0 ? 0 : lanes,
                white);
        rectangle(
                pen,
                x + stop - 0.3,
                x + stop,
                ahead > 0 ? 0 : -lanes,
                ahead > 0 ? lanes : 0,
                white);
    }
}
