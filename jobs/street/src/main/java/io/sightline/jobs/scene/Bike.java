package io.sightline.jobs.scene;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * A bicycle, scooter or motorcycle, without its rider.
 *
 * @param colour of its frame
 * @param travelled metres, which turns wheels and pedals
 */
record Bike(Kind kind, int colour, Place place, double travelled) implements Body {
    /** What it is, and where a rider's body meets it; metres, ahead and up. */
    enum Kind {
        BICYCLE(1.74, 0.5, 1.08, 0.34, new Point3(-0.2, 0, 0.93), new Point3(0.36, 0, 1.02), 0.27),
        SCOOTER(1.75, 0.64, 1.2, 0.24, new Point3(-0.28, 0, 0.78), new Point3(0.4, 0, 1.02), 0.3),
        MOTORCYCLE(2.1, 0.7, 1.15, 0.32, new Point3(-0.3, 0, 0.8), new Point3(0.42, 0, 1.0), 0.34);

        private final double length;
        private final double width;
        private final double height;
        private final double wheel;
        private final Point3 saddle;
        private final Point3 bar;
        private final double halfBar;

        Kind(
                double length,
                double width,
                double height,
                double wheel,
                Point3 saddle,
                Point3 bar,
                double halfBar) {
            this.length = length;
            this.width = width;
            this.height = height;
            this.wheel = wheel;
            this.saddle = saddle;
            this.bar = bar;
            this.halfBar = halfBar;
        }

        double length() {
            return length;
        }
    }

    private static final Point3 CRANK = new Point3(-0.04, 0, 0.29);
    private static final double CRANK_LENGTH = 0.165;
    private static final double METRES_PER_TURN = 4.8;
    private static final int CIRCLE = 18;
    private static final int SPOKES = 5;

    /** How somebody of a height sits on it. */
    Stance rider(double height) {
        Point3[] feet = new Point3[2];
        for (int side = 0; side < 2; side++) {
            feet[side] =
                    kind == Kind.BICYCLE
                            ? pedal(side)
                            : kind == Kind.SCOOTER
                                    ? new Point3(0.18, 0, 0.34)
                                    : new Point3(-0.05, 0, 0.36);
        }
        return Stance.riding(place, height, kind.saddle, kind.bar, feet, kind.halfBar);
    }

    private Point3 pedal(int side) {
        double angle = -2 * Math.PI * travelled / METRES_PER_TURN + side * Math.PI;
        return new Point3(
                CRANK.x() + CRANK_LENGTH * Math.cos(angle),
                0,
                CRANK.z() + CRANK_LENGTH * Math.sin(angle) + 0.05);
    }

    @Override
    public Extent extent() {
        return Extent.around(place, kind.length, kind.width, kind.height, 0.12);
    }

    @Override
    public void paint(Pen pen) {
        if (kind == Kind.BICYCLE) {
            bicycle(pen);
        } else {
            motorcycle(pen);
        }
    }

    private void bicycle(Pen pen) {
        Point3 back = local(-0.53, kind.wheel);
        Point3 front = local(0.53, kind.wheel);
        wheel(pen, -0.53, 0.03);
        wheel(pen, 0.53, 0.03);
        Color tube = Tone.color(pen.lighting().shade(colour, 0.7));
        Color dark = Tone.color(pen.lighting().shade(0x26272b, 0.5));
        Point3 crank = local(CRANK.x(), CRANK.z());
        Point3 seat = local(-0.19, 0.78);
        Point3 head = local(0.34, 0.82);
        pen.line(tube, 0.036, back, crank, head, seat, back);
        pen.line(tube, 0.042, crank, seat);
        pen.line(tube, 0.04, head, front);
        pen.line(dark, 0.035, seat, local(-0.21, 0.9));
        pen.limb(dark, local(-0.32, 0.93), 0.055, local(-0.07, 0.93), 0.028);
        pen.line(dark, 0.035, head, local(0.32, 0.99));
        pen.line(
                dark,
                0.035,
                place.point(0.3, kind.halfBar, 1.0),
                place.point(0.36, 0, 1.0),
                place.point(0.3, -kind.halfBar, 1.0));
        for (int side = 0; side < 2; side++) {
            Point3 pedal = pedal(side);
            pen.line(
                    dark,
                    0.03,
                    crank,
                    place.point(pedal.x(), (1 - 2 * side) * 0.1, pedal.z() - 0.05));
        }
        pen.line(dark, 0.022, arc(-0.53, kind.wheel * 1.1, 0.6, 2.6));
        lamps(pen, 0.42, 0.9, -0.62, 0.72, 0.03);
    }

    private Point3 local(double ahead, double up) {
        return place.point(ahead, 0, up);
    }

    private void wheel(Pen pen, double axle, double thickness) {
        Color spokes = Tone.color(pen.lighting().shade(0x9a9ca0, 0.6), 0.55);
        double turn = -travelled / kind.wheel;
        if (pen.camera().scale(local(axle, kind.wheel)) > 40) {
            for (int i = 0; i < SPOKES; i++) {
                double angle = turn + Math.PI * i / SPOKES;
                double dx = kind.wheel * Math.cos(angle);
                double dz = kind.wheel * Math.sin(angle);
                pen.line(
                        spokes,
                        0.008,
                        local(axle - dx, kind.wheel - dz),
                        local(axle + dx, kind.wheel + dz));
            }
        }
        pen.line(
                Tone.color(pen.lighting().shade(0x1d1e21, 0.5)),
                thickness + 0.012,
                arc(axle, kind.wheel - 0.02, 0, 2 * Math.PI));
    }

    private Point3[] arc(double axle, double radius, double from, double to) {
        Point3[] arc = new Point3[CIRCLE + 1];
        for (int i = 0; i <= CIRCLE; i++) {
            double angle = from + (to - from) * i / CIRCLE;
            arc[i] = local(axle + radius * Math.cos(angle), kind.wheel + radius * Math.sin(angle));
        }
        return arc;
    }

    private void motorcycle(Pen pen) {
        double half = kind.length / 2 - kind.wheel;
        boolean scooter = kind == Kind.SCOOTER;
        for (double axle : new double[] {-half, half}) {
            tyre(pen, axle, scooter ? 0.055 : 0.07);
        }
        Lighting light = pen.lighting();
        Color dark = Tone.color(light.shade(0x222327, 0.5));
        Color metal = Tone.color(light.shade(0x8d9096, 0.7));
        pen.line(metal, 0.07, local(half, kind.wheel), local(half - 0.24, 0.92));
        if (scooter) {
            body(pen, colour, 0.16, 0.13, -0.82, 0.4, -0.8, 0.66, -0.1, 0.72, 0.02, 0.3);
            body(pen, colour, 0.19, 0.15, -0.05, 0.24, -0.05, 0.34, 0.4, 0.34, 0.4, 0.24);
            body(pen, colour, 0.2, 0.14, 0.34, 0.3, 0.3, 0.95, 0.42, 0.98, 0.52, 0.34);
            body(pen, 0x222327, 0.14, 0.12, -0.75, 0.68, -0.7, 0.78, -0.1, 0.78, -0.05, 0.72);
        } else {
            body(pen, 0x4c4f55, 0.15, 0.13, -0.35, 0.28, -0.3, 0.55, 0.3, 0.58, 0.32, 0.3);
            body(pen, colour, 0.13, 0.1, -0.95, 0.68, -0.93, 0.76, -0.3, 0.72, -0.2, 0.58);
            body(pen, 0x222327, 0.14, 0.12, -0.75, 0.74, -0.7, 0.82, -0.15, 0.78, -0.1, 0.7);
            body(pen, colour, 0.17, 0.12, -0.15, 0.62, -0.1, 0.86, 0.2, 0.94, 0.42, 0.68);
            pen.line(metal, 0.09, local(-0.8, 0.36), local(0.1, 0.3));
        }
        pen.line(
                dark,
                0.045,
                place.point(kind.bar.x(), kind.halfBar, kind.bar.z()),
                local(kind.bar.x() + 0.06, kind.bar.z() - 0.03),
                place.point(kind.bar.x(), -kind.halfBar, kind.bar.z()));
        pen.limb(
                Tone.color(light.shade(colour, 0.7)),
                local(0.42, 0.88),
                0.1,
                local(0.48, 0.86),
                0.09);
        lamps(pen, 0.56, 0.87, -kind.length / 2 + 0.1, 0.68, 0.075);
    }

    /** A piece with four corners in the side view, tapering from one half width to another. */
    private void body(Pen pen, int albedo, double half, double halfTop, double... corners) {
        List<Point3> hull = new ArrayList<>(8);
        double low = Double.MAX_VALUE;
        double high = 0;
        for (int i = 0; i < corners.length; i += 2) {
            low = Math.min(low, corners[i + 1]);
            high = Math.max(high, corners[i + 1]);
        }
        for (int i = 0; i < corners.length; i += 2) {
            double width = corners[i + 1] > (low + high) / 2 ? halfTop : half;
            hull.add(place.point(corners[i], width, corners[i + 1]));
            hull.add(place.point(corners[i], -width, corners[i + 1]));
        }
        pen.hull(
                pen.gradient(
                        local(corners[0], low),
                        pen.lighting().shade(Tone.scale(albedo, 0.7), 0.2),
                        local(corners[0], high),
                        pen.lighting().shade(albedo, 0.9)),
                hull);
    }

    private void tyre(Pen pen, double axle, double half) {
        List<Point3> tyre = new ArrayList<>(2 * CIRCLE);
        Point3[] rim = new Point3[CIRCLE];
        double side = place.local(pen.camera().position()).y() > 0 ? half : -half;
        for (int i = 0; i < CIRCLE; i++) {
            double angle = 2 * Math.PI * i / CIRCLE;
            double x = axle + kind.wheel * Math.cos(angle);
            double z = kind.wheel + kind.wheel * Math.sin(angle);
            tyre.add(place.point(x, half, z));
            tyre.add(place.point(x, -half, z));
            rim[i] =
                    place.point(
                            axle + 0.58 * kind.wheel * Math.cos(angle),
                            side,
                            kind.wheel + 0.58 * kind.wheel * Math.sin(angle));
        }
        pen.hull(Tone.color(pen.lighting().shade(0x222326, 0.4)), tyre);
        pen.polygon(Tone.color(pen.lighting().shade(0x777a80, 0.5)), rim);
    }

    private void lamps(
            Pen pen, double frontX, double frontZ, double backX, double backZ, double radius) {
        boolean lit = pen.lighting().lampsLit();
        Point3 eye = place.local(pen.camera().position());
        if (eye.x() > 0) {
            int white = lit ? 0xfff6d8 : pen.lighting().shade(0xe8ecef, 0.6);
            pen.ball(Tone.color(white), local(frontX, frontZ), radius);
        } else {
            int red = lit ? 0xf0362c : pen.lighting().shade(0xa81e1c, 0.6);
            pen.ball(Tone.color(red), local(backX, backZ), radius * 0.8);
        }
    }

    @Override
    public List<Glow> glows() {
        double x = kind.length / 2;
        double strength = kind == Kind.BICYCLE ? 0.35 : 0.6;
        return List.of(
                Glow.of(local(x - 0.3, 0.88), place.direction(1, 0, 0), strength, 0xfff0c8),
                Glow.of(local(-x, 0.7), place.direction(-1, 0, 0), 0.25, 0xc8281e));
    }

    @Override
    public List<List<Point3>> solids() {
        List<List<Point3>> solids = new ArrayList<>();
        double half = kind.length / 2 - kind.wheel;
        double thick = kind == Kind.BICYCLE ? 0.02 : 0.07;
        for (double axle : new double[] {-half, half}) {
            List<Point3> wheel = new ArrayList<>(CIRCLE);
            for (Point3 point : arc(axle, kind.wheel, 0, 2 * Math.PI)) {
                wheel.add(point);
            }
            wheel.add(place.point(axle, thick, 0.02));
            wheel.add(place.point(axle, -thick, 0.02));
            solids.add(wheel);
        }
        List<Point3> frame = new ArrayList<>();
        double wide = kind == Kind.BICYCLE ? 0.03 : 0.16;
        for (int side = -1; side <= 1; side += 2) {
            frame.add(place.point(-0.45, side * wide, kind.wheel));
            frame.add(place.point(-0.25, side * wide, kind.saddle.z()));
            frame.add(place.point(0.36, side * wide, kind.bar.z()));
            frame.add(place.point(0.1, side * wide, 0.3));
        }
        solids.add(frame);
        return solids;
    }
}
