package io.sightline.jobs.scene;

import io.sightline.models.detector.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A street, seen by a fixed camera. Same seed and size: same pixels, whatever was asked for before.
 * Thread-safe; what does not move is painted once, when the street is made.
 */
public final class Street {
    /** Frames of a second. */
    public static final int FRAMES_PER_SECOND = 25;

    private static final long MOMENT = 501;
    private static final int LAST_MOMENT = 10_000;

    /**
     * What stands there, with its picture.
     *
     * @param actor empty when it does not count
     * @param lasting whether it never moves
     */
    private record Thing(Body body, Optional<Actor> actor, BodyLayer layer, boolean lasting) {}

    private final PinholeCamera camera;
    private final Lighting lighting;
    private final Traffic traffic;
    private final Backdrop backdrop;
    private final Finish finish;
    private final Shadows shadows;
    private final List<Thing> lasting = new ArrayList<>();

    private Street(long seed, StreetPlan view, int width, int height) {
        lighting = view.lighting();
        camera = view.camera(width, height);
        traffic = new Traffic(seed, view.layout(), lighting.weather());
        backdrop = Backdrop.paint(seed, view.layout(), camera, lighting);
        finish = view.finish(seed, width, height);
        shadows = new Shadows(camera, lighting);
        List<Body> bodies =
                new ArrayList<>(Props.of(seed, view.layout(), camera, traffic.standing()));
        bodies.forEach(body -> add(lasting, body, Optional.empty(), true));
        for (Actor actor : traffic.standing()) {
            add(lasting, actor.body(), Optional.of(actor), true);
            bodies.add(actor.body());
        }
        shadows.cast(bodies);
    }

    private void add(List<Thing> things, Body body, Optional<Actor> actor, boolean stays) {
        BodyLayer.of(body, camera, lighting)
                .ifPresent(layer -> things.add(new Thing(body, actor, layer, stays)));
    }

    /**
     * A street in which everything is up to the seed: camera, layout, weather, light, and who is
     * there.
     *
     * @param width of the frames, pixels, at least 32
     * @param height of the frames, pixels, at least 32
     */
    public static Street of(long seed, int width, int height) {
        return new Street(seed, StreetPlan.of(seed), width, height);
    }

    /**
     * A street by day with a camera over the pavement: people, vehicles and bikes at a good size in
     * nearly all frames, for as long as one wants.
     *
     * @param width of the frames, pixels, at least 32
     * @param height of the frames, pixels, at least 32
     */
    public static Street demo(int width, int height) {
        return new Street(StreetPlan.DEMO_SEED, StreetPlan.demo(), width, height);
    }

    /**
     * A street of {@link #of} at some moment that the seed decides too.
     *
     * @param width of the image, pixels, at least 32
     * @param height of the image, pixels, at least 32
     */
    public static SceneFrame moment(long seed, int width, int height) {
        return of(seed, width, height).frame(Chance.of(seed, MOMENT).whole(0, LAST_MOMENT));
    }

    /**
     * One frame; any, in any order.
     *
     * @param number from 0
     */
    public SceneFrame frame(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("frames count from 0, not " + number);
        }
        List<Thing> things = new ArrayList<>(lasting);
        List<Body> moving = new ArrayList<>();
        for (Actor actor : traffic.moving((double) number / FRAMES_PER_SECOND)) {
            add(things, actor.body(), Optional.of(actor), false);
            moving.add(actor.body());
        }
        Shadows cast = shadows.copy();
        cast.cast(moving);
        cast.touch(things.stream().map(Thing::body).toList());
        int[] pixels = backdrop.pixels();
        cast.darken(pixels, backdrop.ground());
        things.forEach(thing -> shine(thing, true, pixels));
        Canvas canvas = new Canvas(camera.width(), camera.height(), pixels);
        for (Thing thing : PaintOrder.of(things, thing -> thing.body.extent(), camera.position())) {
            thing.actor.ifPresentOrElse(
                    actor -> canvas.paint(actor, thing.layer, lighting),
                    () -> canvas.paint(thing.layer, lighting));
            shine(thing, false, pixels);
        }
        List<SceneObject> objects = canvas.objects();
        RgbImage image = finish.apply(pixels, number);
        return new SceneFrame(image, objects);
    }

    /**
     * Some frames in their order, drawn on all cores.
     *
     * @param from the first one, from 0
     * @param to the one after the last
     */
    public List<SceneFrame> frames(int from, int to) {
        return IntStream.range(from, to).parallel().mapToObj(this::frame).toList();
    }

    /** Adds the light on the ground or that of the lamps themselves; who is parked has none on. */
    private void shine(Thing thing, boolean onGround, int[] pixels) {
        if (!lighting.lampsLit() || (thing.lasting && thing.actor.isPresent())) {
            return;
        }
        for (Glow glow : thing.body.glows()) {
            if (glow.onGround() == onGround) {
                glow.shine(pixels, camera);
            }
        }
    }
}
