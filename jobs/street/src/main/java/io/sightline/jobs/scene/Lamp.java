package io.sightline.jobs.scene;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** A street lamp whose arm reaches ahead of its place. */
record Lamp(Place place) implements Body {
    static final double HEIGHT = 5.6;
    private static final double ARM = 1.1;

    @Override
    public Extent extent() {
        return Extent.around(place, 0.3, 0.3, HEIGHT, ARM + 0.3);
    }

    @Override
    public void paint(Pen pen) {
        Lighting light = pen.lighting();
        Color metal = Tone.color(light.shade(0x43484d, 0.6));
        pen.limb(metal, place.point(0, 0, 0), 0.1, place.point(0, 0, 0.8), 0.08);
        pen.limb(metal, place.point(0, 0, 0.6), 0.065, place.point(0, 0, HEIGHT), 0.045);
        pen.line(metal, 0.08, place.point(0, 0, HEIGHT), place.point(ARM, 0, HEIGHT + 0.1));
        int glass = light.lampsLit() ? 0xfff2c4 : light.shade(0xd8dde0, 0.8);
        pen.limb(
                metal,
                place.point(ARM - 0.1, 0, HEIGHT + 0.12),
                0.1,
                place.point(ARM + 0.4, 0, HEIGHT + 0.12),
                0.09);
        pen.limb(
                Tone.color(glass),
                place.point(ARM, 0, HEIGHT + 0.05),
                0.06,
                place.point(ARM + 0.3, 0, HEIGHT + 0.05),
                0.06);
    }

    @Override
    public List<Glow> glows() {
        return List.of(
                Glow.of(
                        place.point(ARM + 0.15, 0, HEIGHT),
                        place.direction(0, 0, -1),
                        1.5,
                        0xffe2a0),
                Glow.onGround(place.point(ARM, 0, 0), 6.5, 0x8a6f45));
    }

    @Override
    public List<List<Point3>> solids() {
        List<Point3> post = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            post.add(place.point(0, side * 0.06, 0));
            post.add(place.point(side * 0.06, 0, 0));
            post.add(place.point(0, side * 0.05, HEIGHT));
            post.add(place.point(side * 0.05, 0, HEIGHT));
        }
        return List.of(post);
    }
}
