package io.sightline.jobs.scene;

import io.sightline.jobs.scene.PersonLook.HairStyle;
import java.awt.Color;
import java.util.function.BiConsumer;

/** Head, neck and what is on them. */
record PersonHead(PersonLook look, Place place, Point3 head, Point3 neck) {
    /** Hands over each part with the point it is sorted by. */
    void addParts(Pen pen, BiConsumer<Point3, Runnable> parts) {
        double h = Math.max(look.height(), 1.4);
        int skin = look.skin();
        int hair = look.hairStyle() == HairStyle.BALD ? skin : look.hair();
        Point3 local = place.local(head);
        Point3 face = place.point(local.x() + 0.016 * h, local.y(), local.z() - 0.012 * h);
        Point3 chin = place.point(local.x() + 0.02 * h, local.y(), local.z() - 0.034 * h);
        Point3 skull = place.point(local.x() - 0.014 * h, local.y(), local.z() + 0.014 * h);
        Point3 crown = place.point(local.x() - 0.004 * h, local.y(), local.z() + 0.026 * h);
        parts.accept(
                place.point(local.x() - 0.01 * h, local.y(), neck.z()),
                () -> pen.limb(paint(pen, skin, 0.3), head, 0.026 * h, neck, 0.032 * h));
        parts.accept(
                face, () -> pen.limb(paint(pen, skin, 0.75), face, 0.046 * h, chin, 0.034 * h));
        double hairRadius = look.hairStyle() == HairStyle.HELMET ? 0.062 : 0.052;
        parts.accept(
                skull,
                () -> {
                    pen.ball(paint(pen, hair, 0.45), skull, hairRadius * h);
                    if (look.hairStyle() == HairStyle.LONG) {
                        Point3 ends =
                                place.point(local.x() - 0.035 * h, local.y(), local.z() - 0.11 * h);
                        pen.limb(paint(pen, hair, 0.35), skull, 0.05 * h, ends, 0.036 * h);
                    }
                });
        if (look.hairStyle() != HairStyle.BALD) {
            Point3 last = place.point(local.x() + 0.02 * h, local.y(), crown.z());
            parts.accept(
                    nearer(pen, last),
                    () -> pen.limb(paint(pen, hair, 0.7), crown, 0.044 * h, last, 0.034 * h));
        }
        if (look.hairStyle() == HairStyle.CAP) {
            Point3 brim = place.point(local.x() + 0.075 * h, local.y(), local.z() + 0.018 * h);
            Point3 front = place.point(local.x() + 0.03 * h, local.y(), local.z() + 0.024 * h);
            parts.accept(
                    nearer(pen, brim),
                    () -> pen.limb(paint(pen, hair, 0.5), front, 0.026 * h, brim, 0.014 * h));
        }
    }

    /** A point a little nearer to the camera, for what lies on the head. */
    private static Point3 nearer(Pen pen, Point3 point) {
        return point.towards(
                pen.camera().position(), 0.06 / Math.max(1, pen.camera().depth(point)));
    }

    private static Color paint(Pen pen, int albedo, double sunny) {
        return Tone.color(pen.lighting().shade(albedo, sunny));
    }
}
