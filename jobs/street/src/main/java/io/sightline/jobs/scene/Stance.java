package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a body's joints are, in the street's coordinates. Of limbs the left one comes first.
 *
 * @param pelvis middle of the hips
 * @param neck middle of the shoulders
 * @param head its middle
 */
record Stance(Point3 pelvis, Point3 neck, Point3 head, List<Limb> arms, List<Limb> legs) {
    private static final double HIP = 0.52;
    private static final double SHOULDER = 0.81;
    private static final double HEAD = 0.935;
    private static final double THIGH = 0.245;
    private static final double SHIN = 0.235;
    private static final double ANKLE = 0.045;
    private static final double UPPER_ARM = 0.165;
    private static final double FOREARM = 0.155;
    private static final double HALF_HIPS = 0.05;
    private static final double HALF_SHOULDERS = 0.108;

    /** Metres of a whole stride, two steps, for each metre of height. */
    static final double STRIDE = 0.82;

    /** An arm (shoulder, elbow, hand) or a leg (hip, knee, ankle). */
    record Limb(Point3 root, Point3 middle, Point3 end) {}

    /**
     * @param height metres
     * @param phase of the stride, turns
     * @param swing how far limbs swing, 1 when walking, 0 when standing
     */
    static Stance walking(Place place, double height, double phase, double swing) {
        double turn = 2 * Math.PI * phase;
        List<Limb> legs =
                List.of(leg(turn, HALF_HIPS, swing), leg(turn + Math.PI, -HALF_HIPS, swing));
        double lift = ANKLE - Math.min(legs.get(0).end.z(), legs.get(1).end.z());
        double lean = 0.012 * swing;
        List<Limb> arms =
                List.of(
                        arm(turn + Math.PI, HALF_SHOULDERS, swing, lean),
                        arm(turn, -HALF_SHOULDERS, swing, lean));
        return new Stance(
                        new Point3(0, 0, HIP),
                        new Point3(lean, 0, SHOULDER),
                        new Point3(lean + 0.012, 0, HEAD),
                        arms,
                        legs)
                .placed(place, height, lift);
    }

    private static Limb leg(double turn, double left, double swing) {
        double thigh = 0.44 * swing * Math.sin(turn) + 0.04 * swing;
        double bend = 0.06 + swing * (0.1 + 0.75 * Math.max(0, Math.cos(turn + 0.35)));
        Point3 hip = new Point3(0, left, HIP);
        Point3 knee = below(hip, thigh, THIGH);
        return new Limb(hip, knee, below(knee, thigh - bend, SHIN));
    }

    private static Limb arm(double turn, double left, double swing, double lean) {
        double upper = 0.5 * swing * Math.sin(turn) - 0.06;
        double bend = 0.18 + 0.3 * swing + 0.15 * swing * Math.sin(turn);
        Point3 shoulder = new Point3(lean, left, SHOULDER - 0.012);
        Point3 elbow = below(shoulder, upper, UPPER_ARM);
        Point3 outward = new Point3(elbow.x(), elbow.y() * 1.22, elbow.z());
        return new Limb(shoulder, outward, below(outward, upper + bend, FOREARM));
    }

    private static Point3 below(Point3 from, double angle, double length) {
        return new Point3(
                from.x() + length * Math.sin(angle), from.y(), from.z() - length * Math.cos(angle));
    }

    /** The same with one hand, the right one, before the chest, as it holds something. */
    Stance holding(Place place, double height) {
        Point3 shoulder = arms.get(1).root;
        Point3 local = place.local(shoulder);
        Point3 elbow =
                place.point(local.x() + 0.05 * height, local.y() - 0.02, local.z() - 0.15 * height);
        Point3 hand =
                place.point(local.x() + 0.17 * height, local.y() + 0.03, local.z() - 0.1 * height);
        return new Stance(
                pelvis, neck, head, List.of(arms.get(0), new Limb(shoulder, elbow, hand)), legs);
    }

    /**
     * Who sits on a two-wheeler.
     *
     * @param saddle where they sit, ahead and up, metres
     * @param bar where their hands are
     * @param feet where each foot is, the left one first
     * @param halfBar half the distance of the hands, metres
     */
    static Stance riding(
            Place place, double height, Point3 saddle, Point3 bar, Point3[] feet, double halfBar) {
        double torso = (SHOULDER - HIP) * height;
        double reach = (UPPER_ARM + FOREARM) * height * 0.93;
        Point3 seat = new Point3(saddle.x(), 0, saddle.z() + 0.05 * height);
        Point3 shoulders = joint(seat, bar, torso, reach, -1);
        List<Limb> arms = new ArrayList<>();
        List<Limb> legs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int side = 1 - 2 * i;
            Point3 shoulder =
                    new Point3(shoulders.x(), side * HALF_SHOULDERS * height, shoulders.z());
            Point3 hand = new Point3(bar.x(), side * halfBar, bar.z());
            Point3 elbow = joint(shoulder, hand, UPPER_ARM * height, FOREARM * height, 1);
            arms.add(
                    new Limb(
                            at(place, shoulder),
                            place.point(elbow.x(), side * (halfBar * 0.5 + 0.16), elbow.z()),
                            at(place, hand)));
            Point3 hip = new Point3(seat.x(), side * HALF_HIPS * height, seat.z());
            Point3 knee = joint(hip, feet[i], THIGH * height, SHIN * height, -1);
            legs.add(
                    new Limb(
                            at(place, hip),
                            place.point(knee.x(), side * (HALF_HIPS * height + 0.03), knee.z()),
                            place.point(feet[i].x(), side * 0.1, feet[i].z())));
        }
        double leanX = (shoulders.x() - seat.x()) * 0.35;
        Point3 head =
                new Point3(
                        shoulders.x() + leanX * 0.5 + 0.02,
                        0,
                        shoulders.z() + (HEAD - SHOULDER) * height * 0.95);
        return new Stance(at(place, seat), at(place, shoulders), at(place, head), arms, legs);
    }

    /**
     * The joint between two ends, on the upper ({@code bend} -1) or lower side of their line;
     * straight when they are too far apart.
     */
    private static Point3 joint(Point3 a, Point3 b, double first, double second, int bend) {
        double dx = b.x() - a.x();
        double dz = b.z() - a.z();
        double distance = Math.max(1e-6, Math.hypot(dx, dz));
        double capped = Math.min(distance, (first + second) * 0.999);
        double along = (first * first - second * second + capped * capped) / (2 * capped);
        double aside = Math.sqrt(Math.max(0, first * first - along * along));
        return new Point3(
                a.x() + (dx * along + bend * dz * aside) / distance,
                (a.y() + b.y()) / 2,
                a.z() + (dz * along - bend * dx * aside) / distance);
    }

    private static Point3 at(Place place, Point3 local) {
        return place.point(local.x(), local.y(), local.z());
    }

    private Stance placed(Place place, double height, double lift) {
        return new Stance(
                placed(pelvis, place, height, lift),
                placed(neck, place, height, lift),
                placed(head, place, height, lift),
                placed(arms, place, height, lift),
                placed(legs, place, height, lift));
    }

    private static List<Limb> placed(List<Limb> limbs, Place place, double height, double lift) {
        return limbs.stream()
                .map(
                        limb ->
                                new Limb(
                                        placed(limb.root, place, height, lift),
                                        placed(limb.middle, place, height, lift),
                                        placed(limb.end, place, height, lift)))
                .toList();
    }

    private static Point3 placed(Point3 point, Place place, double height, double lift) {
        return place.point(point.x() * height, point.y() * height, (point.z() + lift) * height);
    }
}
