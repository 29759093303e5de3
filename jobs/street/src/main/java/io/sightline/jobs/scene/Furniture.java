package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.List;

/** Small things on the pavement. */
record Furniture(Kind kind, int colour, Place place) implements Body {
    /** What it is; metres. */
    enum Kind {
        BENCH(1.8, 0.6, 0.85),
        BIN(0.45, 0.45, 0.95),
        BOLLARD(0.14, 0.14, 0.95),
        PLANTER(1.4, 0.6, 0.95);

        private final double length;
        private final double width;
        private final double height;

        Kind(double length, double width, double height) {
            this.length = length;
            this.width = width;
            this.height = height;
        }
    }

    @Override
    public Extent extent() {
        return Extent.around(place, kind.length, kind.width, kind.height, 0.25);
    }

    @Override
    public void paint(Pen pen) {
        switch (kind) {
            case BENCH -> bench(pen);
            case BIN -> {
                box(pen, colour, -0.2, 0.2, -0.2, 0.2, 0.05, 0.85);
                box(pen, 0x2d2f33, -0.23, 0.23, -0.23, 0.23, 0.85, 0.95);
            }
            case BOLLARD ->
                    pen.limb(
                            Tone.color(pen.lighting().shade(colour, 0.6)),
                            place.point(0, 0, 0.05),
                            0.07,
                            place.point(0, 0, 0.9),
                            0.06);
            case PLANTER -> planter(pen);
        }
    }

    private void bench(Pen pen) {
        box(pen, 0x3a3c40, -0.75, -0.68, -0.22, 0.22, 0, 0.42);
        box(pen, 0x3a3c40, 0.68, 0.75, -0.22, 0.22, 0, 0.42);
        boolean before = place.local(pen.camera().position()).y() > 0;
        if (before) {
            box(pen, colour, -0.9, 0.9, -0.28, -0.22, 0.5, 0.85);
        }
        box(pen, colour, -0.9, 0.9, -0.25, 0.25, 0.4, 0.46);
        if (!before) {
            box(pen, colour, -0.9, 0.9, -0.28, -0.22, 0.5, 0.85);
        }
    }

    private void planter(Pen pen) {
        Chance chance = Chance.of(colour, Double.doubleToLongBits(place.x()));
        box(pen, 0x8d8578, -0.7, 0.7, -0.3, 0.3, 0, 0.5);
        for (int i = 0; i < 14; i++) {
            int tone = i % 4 == 3 ? Tone.hsb(chance.between(0.85, 1.15) % 1, 0.6, 0.85) : 0x567a3f;
            pen.ball(
                    Tone.color(pen.lighting().shade(tone, chance.between(0.2, 0.9))),
                    place.point(
                            chance.between(-0.58, 0.58),
                            chance.between(-0.2, 0.2),
                            chance.between(0.52, 0.78)),
                    i % 4 == 3 ? 0.07 : chance.between(0.12, 0.19));
        }
    }

    private void box(
            Pen pen, int albedo, double x0, double x1, double y0, double y1, double z0, double z1) {
        Prism prism = Prism.box(x0, x1, z0, z1, (y1 - y0) / 2, Material.PAINT);
        Point3 middle = place.point(0, (y0 + y1) / 2, 0);
        Place own = new Place(middle.x(), middle.y(), place.heading());
        new Vehicle(
                        new VehicleShape(
                                x1 - x0,
                                y1 - y0,
                                z1,
                                List.of(prism),
                                new double[0],
                                0,
                                List.of(),
                                true),
                        albedo,
                        albedo,
                        own)
                .paintPrisms(pen);
    }

    @Override
    public List<List<Point3>> solids() {
        List<Point3> corners = new ArrayList<>(8);
        for (int i = 0; i < 8; i++) {
            corners.add(
                    place.point(
                            (i & 1) == 0 ? -kind.length / 2 : kind.length / 2,
                            (i & 2) == 0 ? -kind.width / 2 : kind.width / 2,
                            (i & 4) == 0 ? 0 : kind.height * 0.9));
        }
        return List.of(corners);
    }
}
