package io.sightline.jobs.scene;

import java.util.ArrayList;
import java.util.List;

/** What stands on the pavements and does not count: trees, lamps, benches. */
final class Props {
    private Props() {}

    static List<Body> of(long seed, Layout layout, PinholeCamera camera, List<Actor> standing) {
        List<Body> props = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            Chance chance = Chance.of(seed, 301, side);
            double kerb = side * (layout.kerb(side) + 0.55);
            if (layout.trees() > 0 && chance.happens(0.75)) {
                int leaves =
                        Tone.hsb(
                                chance.between(0.2, 0.33),
                                chance.between(0.4, 0.62),
                                chance.between(0.45, 0.7));
                for (double x = -60 + chance.between(0, layout.trees());
                        x < 75;
                        x += layout.trees()) {
                    Place place = new Place(x, kerb, 0);
                    addClear(
                            props,
                            layout,
                            camera,
                            place,
                            new Tree(place, chance.between(4.8, 7.5), leaves, chance.bits()));
                }
            }
            if (chance.happens(0.8)) {
                double step = chance.between(18, 30);
                for (double x = -60 + chance.between(0, step); x < 75; x += step) {
                    Place place = new Place(x, kerb + side * 0.1, -side * Math.PI / 2);
                    addClear(props, layout, camera, place, new Lamp(place));
                }
            }
            int pieces = chance.whole(0, 6);
            for (int i = 0; i < pieces; i++) {
                double x = chance.between(-25, 40);
                double y = side * (layout.kerb(side) + layout.pavement() - 0.35);
                Furniture.Kind kind = chance.oneOf(Furniture.Kind.values());
                if (kind == Furniture.Kind.BOLLARD || kind == Furniture.Kind.BIN) {
                    y = kerb;
                }
                int colour = chance.oneOf(0x7a5638, 0x51606b, 0x3f5d4a, 0x8c6b4a, 0x44474c);
                Place place = new Place(x, y, side > 0 ? Math.PI : 0);
                addClear(props, layout, camera, place, new Furniture(kind, colour, place));
            }
        }
        props.removeIf(prop -> standing.stream().anyMatch(actor -> areClose(prop, actor.body())));
        return props;
    }

    /** Nothing stands on the crossing or fills the view. */
    private static void addClear(
            List<Body> props, Layout layout, PinholeCamera camera, Place place, Body body) {
        boolean onCrossing =
                layout.lights() != null && Math.abs(place.x() - layout.lights().x()) < 3;
        double away =
                Math.hypot(place.x() - camera.position().x(), place.y() - camera.position().y());
        if (!onCrossing && away > (body instanceof Tree ? 14 : 11)) {
            props.add(body);
        }
    }

    private static boolean areClose(Body one, Body other) {
        Point3 a = one.extent().centre();
        Point3 b = other.extent().centre();
        return Math.hypot(a.x() - b.x(), a.y() - b.y()) < 1.9;
    }
}
