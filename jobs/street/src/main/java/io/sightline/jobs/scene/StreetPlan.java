package io.sightline.jobs.scene;

/**
 * The choices that make a street what it is.
 *
 * @param position of the camera, metres
 * @param yaw direction of the camera from the street's, radians, 0 along it, above 0 to the far
 *     side
 * @param pitch below the horizontal, radians
 * @param fieldOfView horizontal, radians
 * @param blur as in {@link Finish}
 * @param noise as in {@link Finish}
 * @param gain as in {@link Finish}
 * @param contrast as in {@link Finish}
 */
record StreetPlan(
        Layout layout,
        Lighting lighting,
        Point3 position,
        double yaw,
        double pitch,
        double fieldOfView,
        double blur,
        double noise,
        double gain,
        double contrast) {
    /** Of the demo street. */
    static final long DEMO_SEED = 21;

    static StreetPlan of(long seed) {
        Chance chance = Chance.of(seed, 1);
        Layout layout = Layout.of(chance);
        Weather weather = chance.oneOf(Weather.values(), 0.45, 0.22, 0.11, 0.1, 0.12);
        Lighting lighting = Lighting.of(weather, chance);
        double height = chance.between(2.6, 8.5);
        double fieldOfView = Math.toRadians(chance.between(38, 75));
        double y;
        double yaw;
        if (chance.happens(0.5)) {
            // From the side: everybody passes through the picture.
            y = -layout.nearEdge() - chance.between(-1, 6);
            yaw = Math.toRadians(chance.between(48, 132));
        } else {
            // Along the street: everybody comes or goes.
            y = chance.between(-layout.nearEdge() + 0.5, -layout.nearKerb() - 0.5);
            yaw = Math.toRadians(chance.between(3, 40));
        }
        double vertical = 2 * Math.atan(Math.tan(fieldOfView / 2) * 9 / 16);
        double pitch = vertical * chance.between(0.12, 0.42) + (height - 2.6) * 0.015;
        return new StreetPlan(
                layout,
                lighting,
                new Point3(0, y, height),
                yaw,
                pitch,
                fieldOfView,
                chance.between(0, 0.34),
                chance.between(0.3, weather == Weather.DUSK ? 7 : 4),
                chance.between(0.9, 1.1),
                chance.between(0.88, 1.12));
    }

    static StreetPlan demo() {
        Layout layout =
                new Layout(1, 3.4, 1.9, 0, 4.2, null, false, 1.2, 1, 6.6, 13, 1.75, 1.6, 1.4, 5.6);
        Lighting lighting =
                new Lighting(
                        Weather.CLEAR,
                        new Point3(-0.5, -0.6, 0.85).unit(),
                        new Point3(0.82, 0.76, 0.64),
                        new Point3(0.6, 0.63, 0.68),
                        0x6fa8dc,
                        0xe3eef5,
                        0.0012,
                        0.42);
        return new StreetPlan(
                layout,
                lighting,
                new Point3(0, -15, 4.8),
                Math.toRadians(57),
                Math.toRadians(11.5),
                Math.toRadians(54),
                0.1,
                1.0,
                1.02,
                1.04);
    }

    PinholeCamera camera(int width, int height) {
        return new PinholeCamera(position, yaw, pitch, fieldOfView, width, height);
    }

    Finish finish(long seed, int width, int height) {
        return new Finish(seed, width, height, lighting.weather(), blur, noise, gain, contrast);
    }
}
