package io.sightline.jobs.scene;

import java.awt.Paint;

/**
 * A house in a row.
 *
 * @param from along the street, metres
 * @param to along the street, metres
 * @param y of its front
 * @param side 1 when it is on the far side, -1 on the near side
 */
record Building(double from, double to, double y, int side, double height, double depth) {
    private static final int[] WALLS = {
        0xc9b79c, 0xb98f6f, 0xa8604a, 0xd8cdb8, 0x9da5a9, 0xc4a582, 0x8c6a55, 0xdfd8ca, 0x7f8a92,
        0xb4a08a, 0xcf9f7a, 0x9c4f41, 0xe3d5b0, 0xa9b3a2
    };
    private static final double GROUND_FLOOR = 3.8;

    void paint(Pen pen, Chance chance) {
        PinholeCamera camera = pen.camera();
        Point3 normal = new Point3(0, -side, 0);
        int wall =
                Tone.mix(
                        WALLS[chance.whole(0, WALLS.length - 1)],
                        0xb5b2ac,
                        chance.between(0, 0.25));
        int lit = pen.lighting().shade(wall, normal);
        for (int end = -1; end <= 1; end += 2) {
            double x = end > 0 ? to : from;
            if ((camera.position().x() - x) * end > 0) {
                int dark = pen.lighting().shade(Tone.scale(wall, 0.92), new Point3(end, 0, 0));
                pen.polygon(
                        Tone.color(dark),
                        new Point3(x, y, 0),
                        new Point3(x, y + side * depth, 0),
                        new Point3(x, y + side * depth, height),
                        new Point3(x, y, height));
            }
        }
        Point3 low = new Point3((from + to) / 2, y, 0);
        Point3 high = new Point3((from + to) / 2, y, height);
        boolean seen = camera.sees(low) && camera.sees(high);
        Paint front =
                seen
                        ? pen.gradient(low, Tone.scale(lit, 0.84), high, Tone.lighter(lit, 0.06))
                        : Tone.color(lit);
        rectangle(pen, front, from, to, 0, height);

        double upper = height - GROUND_FLOOR - 1.1;
        int floors = (int) Math.max(1, Math.round(upper / chance.between(2.9, 3.4)));
        double floor = upper / floors;
        Windows windows = new Windows(pen, chance, wall);
        for (int i = 0; i < floors; i++) {
            windows.row(GROUND_FLOOR + 0.75 + i * floor, Math.min(2.1, 0.66 * floor));
        }
        int cornice = pen.lighting().shade(Tone.lighter(wall, 0.25), normal);
        rectangle(pen, Tone.color(cornice), from, to, height - 0.35, height);
        rectangle(pen, Tone.color(Tone.scale(lit, 0.75)), from, to, height - 0.5, height - 0.35);
        groundFloor(pen, chance, wall, cornice);
        rectangle(pen, Tone.color(Tone.scale(lit, 0.7)), from, from + 0.07, 0, height);
    }

    private void rectangle(Pen pen, Paint paint, double x0, double x1, double z0, double z1) {
        pen.polygon(
                paint,
                new Point3(x0, y, z0),
                new Point3(x1, y, z0),
                new Point3(x1, y, z1),
                new Point3(x0, y, z1));
    }

    private void groundFloor(Pen pen, Chance chance, int wall, int cornice) {
        Lighting light = pen.lighting();
        Point3 normal = new Point3(0, -side, 0);
        boolean shops = chance.happens(0.7);
        int base =
                shops
                        ? Tone.hsb(chance.between(0, 1), 0.3, chance.between(0.25, 0.6))
                        : Tone.scale(wall, 0.82);
        rectangle(pen, Tone.color(light.shade(base, normal)), from, to, 0, GROUND_FLOOR);
        double bay = (to - from) / Math.max(2, Math.round((to - from) / 3.6));
        int bays = (int) Math.round((to - from) / bay);
        int door = chance.whole(0, bays - 1);
        for (int i = 0; i < bays; i++) {
            double x = from + i * bay;
            if (i == door) {
                int wood = chance.oneOf(0x4a3426, 0x2c3a33, 0x33415a, 0x5b2a26);
                rectangle(
                        pen,
                        Tone.color(light.shade(0xd5cdbd, normal)),
                        x + bay / 2 - 0.75,
                        x + bay / 2 + 0.75,
                        0,
                        2.55);
                rectangle(
                        pen,
                        Tone.color(light.shade(wood, normal)),
                        x + bay / 2 - 0.6,
                        x + bay / 2 + 0.6,
                        0,
                        2.4);
            } else if (shops) {
                framed(
                        pen,
                        chance,
                        x + 0.22,
                        x + bay - 0.22,
                        0.55,
                        2.8,
                        light.shade(Tone.scale(base, 0.6), normal));
                display(pen, chance, x + 0.3, x + bay - 0.3);
            } else {
                framed(pen, chance, x + bay / 2 - 0.75, x + bay / 2 + 0.75, 1.0, 2.85, cornice);
            }
        }
        if (shops) {
            int sign =
                    Tone.hsb(
                            chance.between(0, 1),
                            chance.between(0.2, 0.75),
                            chance.between(0.3, 0.85));
            rectangle(pen, Tone.color(light.shade(sign, normal)), from + 0.2, to - 0.2, 3.0, 3.6);
            if (chance.happens(0.55)) {
                awning(pen, Tone.hsb(chance.between(0, 1), 0.55, 0.75));
            }
        }
        rectangle(pen, Tone.color(cornice), from, to, GROUND_FLOOR - 0.15, GROUND_FLOOR + 0.1);
        rectangle(pen, Tone.color(light.shade(Tone.scale(base, 0.7), normal)), from, to, 0, 0.35);
    }

    /** The goods in a shop window, dim behind the glass. */
    private void display(Pen pen, Chance chance, double from, double to) {
        double x = from;
        while (x < to - 0.3) {
            double wide = Math.min(to - x, chance.between(0.25, 0.7));
            int goods =
                    Tone.hsb(
                            chance.between(0, 1),
                            chance.between(0.1, 0.6),
                            chance.between(0.3, 0.9));
            int dim =
                    Tone.scale(
                            pen.lighting().shade(goods, 0.3),
                            pen.lighting().lampsLit() ? 1.3 : 0.8);
            rectangle(pen, Tone.color(dim, 0.45), x, x + wide, 0.6, 0.6 + chance.between(0.2, 1.2));
            x += wide + chance.between(0.05, 0.3);
        }
    }

    private void awning(Pen pen, int albedo) {
        double out = y - side * 1.1;
        int stripes = (int) Math.round((to - from - 0.8) / 0.7);
        double step = (to - from - 0.8) / stripes;
        Point3 normal = new Point3(0, -side * 0.6, 0.8);
        for (int i = 0; i < stripes; i++) {
            double x = from + 0.4 + i * step;
            int tone = pen.lighting().shade(i % 2 == 0 ? albedo : 0xf0ece2, normal);
            pen.polygon(
                    Tone.color(tone),
                    new Point3(x, y, 3.0),
                    new Point3(x + step, y, 3.0),
                    new Point3(x + step, out, 2.45),
                    new Point3(x, out, 2.45));
            pen.polygon(
                    Tone.color(Tone.scale(tone, 0.82)),
                    new Point3(x, out, 2.45),
                    new Point3(x + step, out, 2.45),
                    new Point3(x + step, out, 2.25),
                    new Point3(x, out, 2.25));
        }
    }

    private void framed(
            Pen pen, Chance chance, double x0, double x1, double z0, double z1, int frame) {
        Paint paint = Tone.color(frame);
        rectangle(pen, paint, x0 - 0.1, x1 + 0.1, z0 - 0.1, z1 + 0.1);
        pane(pen, chance, x0, x1, z0, z1);
        rectangle(pen, paint, (x0 + x1) / 2 - 0.035, (x0 + x1) / 2 + 0.035, z0, z1);
        rectangle(pen, paint, x0, x1, z1 - 0.6, z1 - 0.53);
    }

    /** A window with its glass, which mirrors the sky or has light behind it. */
    private void pane(Pen pen, Chance chance, double x0, double x1, double z0, double z1) {
        Lighting light = pen.lighting();
        int glass;
        if (light.lampsLit() && chance.happens(0.55)) {
            glass = Tone.mix(0xffdf9a, 0xc98a4b, chance.between(0, 0.7));
        } else {
            int sky = Tone.mix(light.zenith(), light.haze(), 0.5);
            glass = Tone.mix(0x37424d, sky, chance.between(0.12, 0.5));
        }
        Point3 low = new Point3((x0 + x1) / 2, y, z0);
        Point3 high = new Point3((x0 + x1) / 2, y, z1);
        if (!pen.camera().sees(low)) {
            return;
        }
        rectangle(
                pen,
                pen.gradient(low, Tone.scale(glass, 0.8), high, Tone.lighter(glass, 0.12)),
                x0,
                x1,
                z0,
                z1);
    }

    /** Rows of equal windows. */
    private final class Windows {
        private final Pen pen;
        private final Chance chance;
        private final int frame;
        private final int sill;
        private final double bay;
        private final double share;
        private final boolean balconies;

        Windows(Pen pen, Chance chance, int wall) {
            this.pen = pen;
            this.chance = chance;
            Point3 normal = new Point3(0, -side, 0);
            frame =
                    pen.lighting()
                            .shade(chance.happens(0.6) ? 0xe6e1d6 : Tone.scale(wall, 0.55), normal);
            sill = pen.lighting().shade(Tone.lighter(wall, 0.3), normal);
            double wanted = chance.between(1.9, 3.1);
            bay = (to - from) / Math.max(2, Math.round((to - from) / wanted));
            share = chance.between(0.42, 0.68);
            balconies = chance.happens(0.25);
        }

        void row(double low, double tall) {
            int count = (int) Math.round((to - from) / bay);
            for (int i = 0; i < count; i++) {
                double middle = from + (i + 0.5) * bay;
                double half = bay * share / 2;
                rectangle(
                        pen,
                        Tone.color(frame),
                        middle - half - 0.09,
                        middle + half + 0.09,
                        low - 0.09,
                        low + tall + 0.09);
                pane(pen, chance, middle - half, middle + half, low, low + tall);
                rectangle(pen, Tone.color(frame), middle - 0.03, middle + 0.03, low, low + tall);
                rectangle(
                        pen,
                        Tone.color(sill),
                        middle - half - 0.2,
                        middle + half + 0.2,
                        low - 0.2,
                        low - 0.08);
                if (balconies && i % 2 == 0) {
                    rectangle(
                            pen,
                            Tone.color(Tone.scale(frame, 0.45), 0.75),
                            middle - half - 0.35,
                            middle + half + 0.35,
                            low - 0.2,
                            low + 0.75);
                }
            }
        }
    }
}
