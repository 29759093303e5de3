package io.sightline.jobs.scene;

import java.awt.Color;

/**
 * The light of a street.
 *
 * @param weather what it comes from
 * @param sun direction towards the sun, of length 1
 * @param sunlight strength of its light by channel, 1 for a surface in full sun at noon
 * @param skylight the same of the light from everywhere
 * @param zenith colour of the sky above
 * @param haze colour of the sky at the horizon, and of what is far
 * @param hazeDensity share of light lost per metre
 * @param shadow how dark cast shadows are, [0, 1]
 */
record Lighting(
        Weather weather,
        Point3 sun,
        Point3 sunlight,
        Point3 skylight,
        int zenith,
        int haze,
        double hazeDensity,
        double shadow) {
    /** From where on light is compressed, of 255. */
    private static final double SHOULDER = 170;

    static Lighting of(Weather weather, Chance chance) {
        double azimuth = chance.between(0, 2 * Math.PI);
        double elevation = chance.between(0.5, 1.15);
        Point3 sun =
                new Point3(
                        Math.cos(azimuth) * Math.cos(elevation),
                        Math.sin(azimuth) * Math.cos(elevation),
                        Math.sin(elevation));
        double warm = Math.max(0, 0.85 - elevation);
        return switch (weather) {
            case CLEAR ->
                    new Lighting(
                            weather,
                            sun,
                            new Point3(0.8, 0.75 - 0.12 * warm, 0.66 - 0.35 * warm),
                            new Point3(0.6, 0.64, 0.7),
                            Tone.hsb(chance.between(0.56, 0.61), 0.62, 0.86),
                            Tone.mix(0xdcebf5, 0xf6dcc0, warm * 1.6),
                            chance.between(0.0004, 0.0022),
                            chance.between(0.34, 0.5));
            case OVERCAST ->
                    new Lighting(
                            weather,
                            sun,
                            new Point3(0.16, 0.16, 0.16),
                            new Point3(0.88, 0.9, 0.93),
                            0xa9b4bf,
                            0xdde2e6,
                            chance.between(0.001, 0.004),
                            0.12);
            case RAIN ->
                    new Lighting(
                            weather,
                            sun,
                            new Point3(0.08, 0.08, 0.08),
                            new Point3(0.72, 0.76, 0.81),
                            0x7d8791,
                            0xb3bcc4,
                            chance.between(0.004, 0.009),
                            0.06);
            case FOG ->
                    new Lighting(
                            weather,
                            sun,
                            new Point3(0.1, 0.1, 0.1),
                            new Point3(0.86, 0.87, 0.89),
                            0xc3cacf,
                            0xd7dcdf,
                            chance.between(0.013, 0.034),
                            0.05);
            case DUSK ->
                    new Lighting(
                            weather,
                            sun,
                            new Point3(0.1, 0.08, 0.09),
                            new Point3(0.36, 0.38, 0.5)
                                    .towards(new Point3(0.5, 0.45, 0.48), chance.between(0, 1)),
                            Tone.hsb(0.64, 0.6, chance.between(0.26, 0.45)),
                            chance.oneOf(0xd9977a, 0xa98aa0, 0x8b93b5),
                            chance.between(0.001, 0.004),
                            0.05);
        };
    }

    /** Whether lamps, windows and headlights are on. */
    boolean lampsLit() {
        return weather == Weather.DUSK;
    }

    /** How a surface looks. */
    int shade(int albedo, Point3 normal) {
        return lit(albedo, Math.max(0, normal.dot(sun)), 0.82 + 0.18 * normal.z());
    }

    /** How something round looks, [0, 1] of whose surface the sun reaches. */
    int shade(int albedo, double sunny) {
        return lit(albedo, sunny, 0.92);
    }

    private int lit(int albedo, double sunny, double open) {
        return Tone.of(
                soft(Tone.red(albedo) * (sunlight.x() * sunny + skylight.x() * open)),
                soft(Tone.green(albedo) * (sunlight.y() * sunny + skylight.y() * open)),
                soft(Tone.blue(albedo) * (sunlight.z() * sunny + skylight.z() * open)));
    }

    /** Bright light approaches white instead of being cut off at it. */
    private static double soft(double value) {
        double rest = 255 - SHOULDER;
        return value <= SHOULDER
                ? value
                : SHOULDER + rest * (1 - Math.exp((SHOULDER - value) / rest));
    }

    Color color(int albedo, Point3 normal) {
        return Tone.color(shade(albedo, normal));
    }

    /** Share of what is seen at a distance that is haze, [0, 1]. */
    double hazeAt(double metres) {
        return 1 - Math.exp(-hazeDensity * metres);
    }
}
