package io.sightline.jobs.scene;

import io.sightline.jobs.scene.Prism.Panel;
import io.sightline.jobs.scene.VehicleShape.End;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.List;

/**
 * A vehicle at a place. Only surfaces that face the camera are painted, lower pieces first.
 *
 * @param paint colour of its body
 * @param second colour of the parts that differ from the body
 */
record Vehicle(VehicleShape shape, int paint, int second, Place place) implements Body {
    /** Panels and lamps are drawn so far outside the body, metres, to cover it. */
    private static final double SURFACE = 0.012;

    /** Corners of a polygon that stands for a circle. */
    private static final int CIRCLE = 16;

    /** Upward part of the normal of an upright surface that is slightly rounded. */
    private static final double ROUNDED = 0.1;

    /** The same for small round parts. */
    private static final double ROUND = 0.2;

    /** The same for edges and mirrors, which catch light from above. */
    private static final double TILTED = 0.3;

    /** The same for the crease along the shoulder. */
    private static final double CREASE = 0.5;

    private static final int GLASS_DARK = 0x14181d;
    private static final int GLASS_BRIGHT = 0x1d242c;
    private static final int HEADLIGHT_LIT = 0xfff6d8;
    private static final int TAILLIGHT_LIT = 0xf0362c;
    private static final int UNDERBODY = 0x15161a;
    private static final int WHEEL_ARCH = 0x101114;
    private static final int TYRE_TREAD = 0x25262a;
    private static final int TYRE_SIDE = 0x2b2c30;
    private static final int RIM = 0xa9adb3;
    private static final int RIM_HOLLOW = 0x5c6066;
    private static final int HUB = 0xb9bcc2;
    private static final int TALL_MIRROR = 0x2a2c30;
    private static final int GLOW_ON_ROAD = 0x6b6145;
    private static final int HEADLIGHT_GLOW = 0xfff0c8;
    private static final int TAILLIGHT_GLOW = 0xc8281e;

    /** Share of the frame on each side of a pane, across and along the vehicle. */
    private static final double PANE_FRAME_ACROSS = 0.07;

    private static final double PANE_FRAME_ALONG = 0.06;

    /** Share of the sky that a surface facing straight up mirrors. */
    private static final double POLISH = 0.16;

    /** Vehicles above this height, metres, have mirrors on arms. */
    private static final double TALL = 2;

    /** Vehicles above this height, metres, have no doors to draw. */
    private static final double WITHOUT_SEAMS = 2.1;

    /** Width of a tyre, metres. */
    private static final double TYRE_WIDTH = 0.2;

    /** Pixels per metre from which doors are drawn. */
    private static final double SEAMS_SCALE = 22;

    @Override
    public Extent extent() {
        return Extent.around(place, shape.length(), shape.width(), shape.height(), 0.25);
    }

    @Override
    public void paint(Pen pen) {
        Point3 eye = place.local(pen.camera().position());
        wheels(pen);
        mirrors(pen, eye, false);
        List<Prism> prisms = new ArrayList<>(shape.prisms());
        if (!shape.stacked() && eye.x() < 0) {
            // Seen from behind, the back hides the front.
            prisms.add(1, prisms.remove(prisms.size() - 1));
        }
        boolean ends = false;
        for (int i = 0; i < prisms.size(); i++) {
            prism(pen, prisms.get(i), eye, i == 0 || !shape.stacked());
            if (i == 0 && shape.stacked()) {
                seams(pen, eye);
                rims(pen, eye);
                ends(pen, eye);
                ends = true;
            }
        }
        if (!ends) {
            rims(pen, eye);
            ends(pen, eye);
        }
        mirrors(pen, eye, true);
    }

    /** Only the body: no wheels, lamps, mirrors or seams. */
    void paintPrisms(Pen pen) {
        Point3 eye = place.local(pen.camera().position());
        shape.prisms().forEach(prism -> prism(pen, prism, eye, true));
    }

    private void prism(Pen pen, Prism prism, Point3 eye, boolean shaded) {
        pen.hull(Tone.color(shade(pen, edgeTone(prism), 0, 0, TILTED)), prism.corners(place));
        double[][] profile = prism.profile();
        for (int i = 0; i < profile.length; i++) {
            double[] a = profile[i];
            double[] b = profile[(i + 1) % profile.length];
            double nx = b[1] - a[1];
            double nz = a[0] - b[0];
            if ((eye.x() - a[0]) * nx + (eye.z() - a[1]) * nz > 0) {
                strip(pen, prism, a, b, prism.edges()[i], nx, nz);
            }
        }
        for (int side = -1; side <= 1; side += 2) {
            if (eye.y() * side > prism.halfWidth()) {
                side(pen, prism, side, shaded);
            }
        }
    }

    private int edgeTone(Prism prism) {
        return albedo(prism.edges()[prism.edges().length - 2]);
    }

    private void strip(
            Pen pen, Prism prism, double[] a, double[] b, Material material, double nx, double nz) {
        double length = Math.hypot(nx, nz);
        boolean glass = material == Material.GLASS;
        Point3[] corners = {
            prism.corner(place, a[0], a[1], 1),
            prism.corner(place, b[0], b[1], 1),
            prism.corner(place, b[0], b[1], -1),
            prism.corner(place, a[0], a[1], -1)
        };
        int tone = shade(pen, glass ? paint : albedo(material), nx / length, 0, nz / length);
        pen.polygon(Tone.color(tone), corners);
        if (glass) {
            Point3[] pane = new Point3[4];
            for (int i = 0; i < 4; i++) {
                // The corners go round: 3 - i is opposite across, i ^ 1 is the next along.
                Point3 across = corners[i].towards(corners[3 - i], PANE_FRAME_ACROSS);
                Point3 other = corners[i ^ 1].towards(corners[(i ^ 1) ^ 3], PANE_FRAME_ACROSS);
                pane[i] = across.towards(other, PANE_FRAME_ALONG);
            }
            pen.polygon(glassPaint(pen, pane[0].towards(pane[3], 0.5), pane[1]), pane);
        }
    }

    private Paint glassPaint(Pen pen, Point3 low, Point3 high) {
        Lighting light = pen.lighting();
        int sky = Tone.mix(light.zenith(), light.haze(), 0.4);
        int dark = Tone.mix(GLASS_DARK, sky, 0.1);
        int bright = Tone.mix(GLASS_BRIGHT, sky, 0.42);
        if (high.z() < low.z()) {
            return pen.gradient(low, bright, high, dark);
        }
        return pen.gradient(low, dark, high, bright);
    }

    private void side(Pen pen, Prism prism, int side, boolean shaded) {
        double[][] profile = prism.profile();
        Point3[] corners = new Point3[profile.length];
        double low = Double.MAX_VALUE;
        for (int i = 0; i < profile.length; i++) {
            corners[i] = prism.corner(place, profile[i][0], profile[i][1], side);
            low = Math.min(low, profile[i][1]);
        }
        int albedo = albedo(prism.edges()[prism.edges().length - 2]);
        int tone = shade(pen, albedo, 0, side, 0);
        double middle = (prism.back() + prism.front()) / 2;
        Point3 bottom = prism.corner(place, middle, low, side);
        Point3 top = prism.corner(place, middle, prism.top(), side);
        int light = Tone.mix(tone, pen.lighting().haze(), 0.1);
        pen.polygon(
                shaded
                        ? pen.gradient(bottom, Tone.scale(tone, 0.68), top, light)
                        : Tone.color(tone),
                corners);
        for (Panel panel : prism.panels()) {
            panel(pen, prism, panel, side);
        }
    }

    private void panel(Pen pen, Prism prism, Panel panel, int side) {
        double[][] outline = panel.outline();
        Point3[] corners = new Point3[outline.length];
        for (int i = 0; i < outline.length; i++) {
            double half = prism.halfWidth(outline[i][0], outline[i][1]) + SURFACE;
            corners[i] = place.point(outline[i][0], side * half, outline[i][1]);
        }
        pen.polygon(surface(pen, panel.material(), corners, 0, side), corners);
    }

    private Paint surface(Pen pen, Material material, Point3[] corners, double nx, double ny) {
        if (material == Material.GLASS) {
            return glassPaint(pen, corners[0], corners[2]);
        }
        if (pen.lighting().lampsLit() && material == Material.HEADLIGHT) {
            return Tone.color(HEADLIGHT_LIT);
        }
        if (pen.lighting().lampsLit() && material == Material.TAILLIGHT) {
            return Tone.color(TAILLIGHT_LIT);
        }
        return Tone.color(shade(pen, albedo(material), nx, ny, ROUNDED));
    }

    private void ends(Pen pen, Point3 eye) {
        for (End end : shape.ends()) {
            double x = (end.front() ? 1 : -1) * (shape.length() / 2 + SURFACE);
            if (end.front() ? eye.x() > x : eye.x() < x) {
                double slant = end.front() ? -0.03 : 0.03;
                Point3[] corners = {
                    place.point(x, end.y0(), end.z0()),
                    place.point(x, end.y1(), end.z0()),
                    place.point(x + slant, end.y1(), end.z1()),
                    place.point(x + slant, end.y0(), end.z1())
                };
                pen.polygon(
                        surface(pen, end.material(), corners, end.front() ? 1 : -1, 0), corners);
            }
        }
    }

    private void wheels(Pen pen) {
        double half = shape.width() / 2 - 0.03;
        List<Point3> floor = new ArrayList<>(8);
        for (double x : new double[] {-shape.length() / 2 + 0.15, shape.length() / 2 - 0.2}) {
            for (int side = -1; side <= 1; side += 2) {
                floor.add(place.point(x, side * (half - 0.1), 0.2));
                floor.add(place.point(x, side * (half - 0.1), 0.5));
            }
        }
        pen.hull(Tone.color(UNDERBODY), floor);
        for (double axle : shape.axles()) {
            for (int side = -1; side <= 1; side += 2) {
                List<Point3> tyre = new ArrayList<>(2 * CIRCLE);
                tyre.addAll(List.of(circle(axle, side * half, shape.wheel())));
                tyre.addAll(List.of(circle(axle, side * (half - TYRE_WIDTH), shape.wheel())));
                pen.hull(Tone.color(shade(pen, TYRE_TREAD, 0, side, ROUND)), tyre);
            }
        }
    }

    private void rims(Pen pen, Point3 eye) {
        for (int side = -1; side <= 1; side += 2) {
            if (eye.y() * side <= shape.width() / 2) {
                continue;
            }
            double y = side * (shape.width() / 2 + 0.005);
            for (double axle : shape.axles()) {
                double radius = shape.wheel();
                pen.polygon(Tone.color(WHEEL_ARCH), arch(axle, y, radius * 1.2));
                pen.polygon(
                        Tone.color(shade(pen, TYRE_SIDE, 0, side, ROUNDED)),
                        circle(axle, y, radius));
                pen.polygon(
                        Tone.color(shade(pen, RIM, 0, side, ROUND)),
                        circle(axle, y, radius * 0.62));
                pen.polygon(
                        Tone.color(shade(pen, RIM_HOLLOW, 0, side, ROUND)),
                        circle(axle, y, radius * 0.4));
                pen.polygon(
                        Tone.color(shade(pen, HUB, 0, side, ROUND)),
                        circle(axle, y, radius * 0.16));
            }
        }
    }

    private Point3[] circle(double axle, double y, double radius) {
        Point3[] circle = new Point3[CIRCLE];
        for (int i = 0; i < CIRCLE; i++) {
            double angle = 2 * Math.PI * i / CIRCLE;
            circle[i] =
                    place.point(
                            axle + radius * Math.cos(angle),
                            y,
                            shape.wheel() + radius * Math.sin(angle));
        }
        return circle;
    }

    /** The upper part of a circle, down to the sill. */
    private Point3[] arch(double axle, double y, double radius) {
        int steps = CIRCLE / 2;
        Point3[] arch = new Point3[steps + 1];
        for (int i = 0; i <= steps; i++) {
            double angle = -0.25 + (Math.PI + 0.5) * i / steps;
            arch[i] =
                    place.point(
                            axle + radius * Math.cos(angle),
                            y,
                            shape.wheel() + radius * Math.sin(angle));
        }
        return arch;
    }

    /** The mirrors on a side that the camera sees, or the others, which the body hides in part. */
    private void mirrors(Pen pen, Point3 eye, boolean seen) {
        Prism upper = shape.prisms().get(shape.prisms().size() - 1);
        boolean tall = shape.height() > TALL;
        double[] screen = upper.screen();
        double x = screen[0] - (tall ? 0.1 : 0.42);
        double z = screen[1] + (tall ? 0.35 : 0.07);
        int tone = tall ? TALL_MIRROR : Tone.scale(paint, 0.8);
        for (int side = -1; side <= 1; side += 2) {
            if (eye.y() * side > shape.width() / 2 == seen) {
                pen.limb(
                        Tone.color(shade(pen, tone, 0, side, TILTED)),
                        place.point(x, side * (shape.width() / 2 + 0.08), z + (tall ? 0.15 : 0)),
                        tall ? 0.09 : 0.075,
                        place.point(x, side * (shape.width() / 2 - 0.02), z - (tall ? 0.15 : 0.02)),
                        0.05);
            }
        }
    }

    /** Edges of doors and their handles, if they are large enough to be seen. */
    private void seams(Pen pen, Point3 eye) {
        if (shape.height() > WITHOUT_SEAMS || pen.camera().scale(extent().centre()) < SEAMS_SCALE) {
            return;
        }
        Prism body = shape.prisms().get(0);
        double low = 0.36;
        double high = body.belt() - 0.03;
        for (int side = -1; side <= 1; side += 2) {
            if (eye.y() * side <= shape.width() / 2) {
                continue;
            }
            var dark = Tone.color(shade(pen, Tone.scale(paint, 0.35), 0, side, 0), 0.7);
            for (double x : new double[] {-1.05, -0.1, 0.92}) {
                pen.line(dark, 0.016, onSide(body, x, low, side), onSide(body, x, high, side));
            }
            var light = Tone.color(Tone.lighter(shade(pen, paint, 0, side, TILTED), 0.35), 0.8);
            for (double x : new double[] {-0.95, 0.0}) {
                double z = high - 0.12;
                pen.line(light, 0.03, onSide(body, x, z, side), onSide(body, x + 0.18, z, side));
            }
            double shoulder = body.belt() - 0.05;
            pen.line(
                    Tone.color(Tone.lighter(shade(pen, paint, 0, side, CREASE), 0.3), 0.45),
                    0.025,
                    onSide(body, -shape.length() * 0.44, shoulder, side),
                    onSide(body, shape.length() * 0.28, shoulder - 0.02, side));
        }
    }

    private Point3 onSide(Prism prism, double ahead, double up, int side) {
        return place.point(ahead, side * (prism.halfWidth(ahead, up) + SURFACE), up);
    }

    private int albedo(Material material) {
        return switch (material) {
            case PAINT -> paint;
            case SECOND_PAINT -> second;
            case TRIM -> 0x24262a;
            case GLASS -> 0x20262d;
            case RUBBER -> 0x18191c;
            case HEADLIGHT -> 0xe9eef2;
            case TAILLIGHT -> 0xa81e1c;
            case PLATE -> 0xeceae0;
        };
    }

    /**
     * The colour of a surface in this light.
     *
     * @param nx forward part of the surface's normal, which needs no length of 1
     * @param ny left part
     * @param nz upward part
     */
    private int shade(Pen pen, int albedo, double nx, double ny, double nz) {
        Point3 normal = place.direction(nx, ny, nz).unit();
        int lit = pen.lighting().shade(albedo, normal);
        // A polished surface that looks up mirrors the sky.
        return Tone.mix(lit, pen.lighting().haze(), POLISH * Math.max(0, normal.z()));
    }

    @Override
    public List<Glow> glows() {
        double x = shape.length() / 2;
        double y = 0.7 * shape.width() / 2;
        double z = shape.height() > 2.4 ? 0.75 : 0.45 * shape.height();
        List<Glow> glows = new ArrayList<>();
        glows.add(Glow.onGround(place.point(x + 4, 0, 0), 4.5, GLOW_ON_ROAD));
        for (int side = -1; side <= 1; side += 2) {
            glows.add(
                    Glow.of(
                            place.point(x, side * y, z),
                            place.direction(1, 0, 0),
                            0.75,
                            HEADLIGHT_GLOW));
            glows.add(
                    Glow.of(
                            place.point(-x, side * y, z + 0.1),
                            place.direction(-1, 0, 0),
                            0.4,
                            TAILLIGHT_GLOW));
        }
        return glows;
    }

    @Override
    public List<List<Point3>> solids() {
        List<List<Point3>> solids = new ArrayList<>();
        double lowest = 0.02;
        for (Prism prism : shape.prisms()) {
            List<Point3> corners = prism.corners(place);
            if (solids.isEmpty()) {
                List<Point3> down = new ArrayList<>(corners);
                corners.forEach(corner -> down.add(new Point3(corner.x(), corner.y(), lowest)));
                solids.add(down);
            } else {
                solids.add(corners);
            }
        }
        return solids;
    }
}
