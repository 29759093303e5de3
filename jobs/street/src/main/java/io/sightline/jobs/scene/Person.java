package io.sightline.jobs.scene;

import io.sightline.jobs.scene.PersonLook.Bag;
import io.sightline.jobs.scene.PersonLook.BottomStyle;
import io.sightline.jobs.scene.PersonLook.TopStyle;
import java.awt.GradientPaint;
import java.awt.Paint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A person in some stance. Parts are painted from far to near, so that limbs cross rightly. */
record Person(PersonLook look, Place place, Stance stance) implements Body {
    private static final int RING = 10;

    /** A part and what it is sorted by. */
    private record Part(Point3 middle, Runnable painting) {}

    @Override
    public Extent extent() {
        double spread = look.umbrella() < 0 ? 0.35 : 0.6;
        double top = look.umbrella() < 0 ? stance.head().z() + 0.14 : look.height() * 1.28;
        Extent own = Extent.around(place, 0.5, 0.5, top, spread);
        return new Extent(own.xMin(), own.xMax(), own.yMin(), own.yMax(), top, spread);
    }

    @Override
    public void paint(Pen pen) {
        PinholeCamera camera = pen.camera();
        List<Part> parts = new ArrayList<>();
        for (int side = 0; side < 2; side++) {
            Stance.Limb leg = stance.legs().get(side);
            Stance.Limb arm = stance.arms().get(side);
            parts.add(new Part(leg.middle().towards(leg.root(), 0.5), () -> leg(pen, leg)));
            parts.add(new Part(arm.middle(), () -> arm(pen, arm)));
        }
        Point3 chest = stance.pelvis().towards(stance.neck(), 0.5);
        parts.add(new Part(chest, () -> torso(pen)));
        new PersonHead(look, place, stance.head(), stance.neck())
                .addParts(pen, (middle, painting) -> parts.add(new Part(middle, painting)));
        if (look.bag() == Bag.BACKPACK) {
            Point3 back = shifted(stance.pelvis().towards(stance.neck(), 0.62), -0.13);
            parts.add(new Part(back, () -> backpack(pen)));
        } else if (look.bag() == Bag.HANDBAG) {
            Point3 hand = stance.arms().get(0).end();
            parts.add(new Part(hand, () -> handbag(pen, hand)));
        }
        parts.sort(Comparator.comparingDouble((Part part) -> -camera.depth(part.middle)));
        parts.forEach(part -> part.painting.run());
        if (look.umbrella() >= 0) {
            umbrella(pen);
        }
    }

    private Point3 shifted(Point3 point, double ahead) {
        Point3 local = place.local(point);
        return place.point(local.x() + ahead, local.y(), local.z());
    }

    private int tone(Pen pen, int albedo, double sunny) {
        return pen.lighting().shade(albedo, sunny);
    }

    /** Two tones along the part: the side to the sun and the other one. */
    private Paint cloth(Pen pen, int albedo, Point3 middle, double radius) {
        PinholeCamera camera = pen.camera();
        double side = camera.sideways(pen.lighting().sun()) >= 0 ? 1 : -1;
        var at = camera.project(middle);
        double pixels = Math.max(0.5, radius * camera.scale(middle));
        return new GradientPaint(
                (float) (at.x - side * pixels),
                (float) at.y,
                Tone.color(tone(pen, albedo, 0.2)),
                (float) (at.x + side * pixels),
                (float) at.y,
                Tone.color(tone(pen, albedo, 0.95)));
    }

    private void leg(Pen pen, Stance.Limb leg) {
        double h = look.height() * look.build();
        boolean bare =
                look.bottomStyle() == BottomStyle.SKIRT || look.bottomStyle() == BottomStyle.DRESS;
        int upper = bare ? look.skin() : look.bottom();
        int lower = look.bottomStyle() == BottomStyle.TROUSERS ? look.bottom() : look.skin();
        Point3 ankle = leg.end();
        Point3 local = place.local(ankle);
        Point3 shin = leg.middle().minus(ankle);
        double pitch = Math.max(-0.05, place.local(leg.middle()).x() - local.x()) * 0.45;
        Point3 toe =
                place.point(
                        local.x() + 0.115 * look.height(),
                        local.y(),
                        Math.max(0.03, local.z() - 0.025 - pitch * shin.z()));
        pen.limb(
                Tone.color(tone(pen, look.shoes(), 0.45)),
                new Point3(ankle.x(), ankle.y(), Math.max(0.04, ankle.z() - 0.025)),
                0.029 * look.height(),
                toe,
                0.02 * look.height());
        pen.limb(
                cloth(pen, lower, leg.middle().towards(ankle, 0.5), 0.045 * h),
                leg.middle(),
                0.04 * h,
                ankle,
                look.bottomStyle() == BottomStyle.TROUSERS ? 0.031 * h : 0.025 * h);
        pen.limb(
                cloth(pen, upper, leg.root().towards(leg.middle(), 0.5), 0.055 * h),
                leg.root(),
                0.054 * h,
                look.bottomStyle() == BottomStyle.SHORTS
                        ? leg.root().towards(leg.middle(), 0.95)
                        : leg.middle(),
                0.041 * h);
    }

    private void arm(Pen pen, Stance.Limb arm) {
        double h = look.height() * look.build();
        boolean bare = look.topStyle() == TopStyle.SHIRT;
        int sleeve = look.bottomStyle() == BottomStyle.DRESS ? look.bottom() : look.top();
        pen.ball(Tone.color(tone(pen, look.skin(), 0.5)), arm.end(), 0.024 * look.height());
        pen.limb(
                cloth(pen, bare ? look.skin() : sleeve, arm.middle(), 0.03 * h),
                arm.middle(),
                bare ? 0.022 * h : 0.027 * h,
                arm.end(),
                bare ? 0.017 * h : 0.022 * h);
        pen.limb(
                cloth(pen, sleeve, arm.root().towards(arm.middle(), 0.5), 0.034 * h),
                arm.root(),
                0.034 * h,
                arm.middle(),
                0.028 * h);
    }

    private void torso(Pen pen) {
        double h = look.height() * look.build();
        int tone = look.bottomStyle() == BottomStyle.DRESS ? look.bottom() : look.top();
        Point3 pelvis = stance.pelvis();
        Point3 neck = stance.neck();
        if (look.bottomStyle() == BottomStyle.SKIRT || look.bottomStyle() == BottomStyle.DRESS) {
            List<Point3> skirt = ring(pelvis, 0.06 * h, 0.088 * h, 0.04);
            Point3 knees =
                    stance.legs().get(0).middle().towards(stance.legs().get(1).middle(), 0.5);
            skirt.addAll(ring(knees, 0.1 * h, 0.11 * h, 0.0));
            pen.hull(cloth(pen, look.bottom(), pelvis, 0.1 * h), skirt);
        }
        List<Point3> trunk = ring(neck, 0.035 * h, 0.07 * h, 0.02);
        trunk.addAll(ring(neck, 0.052 * h, 0.112 * h, -0.03));
        trunk.addAll(ring(pelvis.towards(neck, 0.4), 0.058 * h, 0.086 * h, 0));
        trunk.addAll(ring(pelvis, 0.06 * h, 0.088 * h, -0.03));
        if (look.topStyle() == TopStyle.COAT) {
            Point3 thighs =
                    stance.legs()
                            .get(0)
                            .middle()
                            .towards(stance.legs().get(1).middle(), 0.5)
                            .towards(pelvis, 0.2);
            trunk.addAll(ring(thighs, 0.085 * h, 0.105 * h, 0));
        }
        pen.hull(cloth(pen, tone, pelvis.towards(neck, 0.6), 0.11 * h), trunk);
        if (look.topStyle() != TopStyle.SHIRT && facing(pen) > 0.2) {
            Point3 low = shifted(pelvis, 0.066 * h);
            Point3 high = shifted(neck, 0.05 * h);
            pen.line(Tone.color(tone(pen, tone, -0.1), 0.6), 0.012, low, high);
        }
    }

    /** How far it looks towards the camera, [-1, 1]. */
    private double facing(Pen pen) {
        Point3 local = place.local(pen.camera().position());
        return local.x() / Math.max(0.1, Math.hypot(local.x(), local.y()));
    }

    private List<Point3> ring(Point3 centre, double ahead, double aside, double up) {
        Point3 local = place.local(centre);
        List<Point3> ring = new ArrayList<>(4 * RING);
        for (int i = 0; i < RING; i++) {
            double angle = 2 * Math.PI * i / RING;
            ring.add(
                    place.point(
                            local.x() + ahead * Math.cos(angle),
                            local.y() + aside * Math.sin(angle),
                            local.z() + up));
        }
        return ring;
    }

    private void backpack(Pen pen) {
        Point3 low = shifted(stance.pelvis().towards(stance.neck(), 0.3), -0.12);
        Point3 high = shifted(stance.pelvis().towards(stance.neck(), 0.85), -0.13);
        List<Point3> pack = ring(low, 0.08, 0.13, 0);
        pack.addAll(ring(high, 0.06, 0.115, 0));
        pen.hull(cloth(pen, look.bagColour(), low.towards(high, 0.5), 0.15), pack);
    }

    private void handbag(Pen pen, Point3 hand) {
        Point3 low = new Point3(hand.x(), hand.y(), hand.z() - 0.3);
        Point3 high = new Point3(hand.x(), hand.y(), hand.z() - 0.12);
        pen.line(Tone.color(tone(pen, look.bagColour(), 0.1)), 0.02, hand, high);
        List<Point3> bag = ring(low, 0.15, 0.05, 0);
        bag.addAll(ring(high, 0.13, 0.04, 0));
        pen.hull(cloth(pen, look.bagColour(), low, 0.16), bag);
    }

    private void umbrella(Pen pen) {
        Point3 hand = stance.arms().get(1).end();
        double top = look.height() * 1.25;
        Point3 tip = new Point3(hand.x(), hand.y(), top);
        pen.line(Tone.color(tone(pen, 0x3a3a3c, 0.3)), 0.02, hand, tip);
        Point3 rim = new Point3(hand.x(), hand.y(), top - 0.22);
        List<Point3> dome = ring(rim, 0.52, 0.52, 0);
        dome.addAll(ring(rim, 0.36, 0.36, 0.14));
        dome.add(tip);
        pen.hull(cloth(pen, look.umbrella(), rim, 0.5), dome);
    }

    @Override
    public List<List<Point3>> solids() {
        double h = look.height() * look.build();
        List<List<Point3>> solids = new ArrayList<>();
        for (Stance.Limb leg : stance.legs()) {
            solids.add(pair(leg.root(), leg.middle(), 0.05 * h));
            solids.add(pair(leg.middle(), leg.end(), 0.035 * h));
        }
        for (Stance.Limb arm : stance.arms()) {
            solids.add(pair(arm.root(), arm.middle(), 0.03 * h));
            solids.add(pair(arm.middle(), arm.end(), 0.025 * h));
        }
        List<Point3> trunk = ring(stance.neck(), 0.05 * h, 0.11 * h, 0);
        trunk.addAll(ring(stance.pelvis(), 0.06 * h, 0.088 * h, -0.03));
        solids.add(trunk);
        List<Point3> head = ring(stance.head(), 0.05 * h, 0.05 * h, 0.03);
        head.addAll(ring(stance.head(), 0.04 * h, 0.04 * h, -0.08));
        head.addAll(ring(stance.head(), 0.03 * h, 0.03 * h, 0.09));
        solids.add(head);
        if (look.umbrella() >= 0) {
            Point3 hand = stance.arms().get(1).end();
            solids.add(ring(new Point3(hand.x(), hand.y(), look.height() * 1.15), 0.52, 0.52, 0));
        }
        return solids;
    }

    private List<Point3> pair(Point3 a, Point3 b, double radius) {
        List<Point3> pair = new ArrayList<>(8);
        for (Point3 end : List.of(a, b)) {
            pair.add(new Point3(end.x() - radius, end.y(), end.z()));
            pair.add(new Point3(end.x() + radius, end.y(), end.z()));
            pair.add(new Point3(end.x(), end.y() - radius, end.z()));
            pair.add(new Point3(end.x(), end.y() + radius, end.z()));
        }
        return pair;
    }
}
