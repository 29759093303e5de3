package io.sightline.jobs.scene;

/** The roughness of the ground: noise that lies on it in metres. */
final class Grain {
    private static final double STRENGTH = 0.055;
    private static final int SIZE = 256;

    private final float[] noise = new float[SIZE * SIZE];

    Grain(long seed) {
        Chance chance = Chance.of(seed, 203);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) chance.between(-1, 1);
        }
    }

    /** A colour of the ground where a ray meets it. */
    int on(int tone, Point3 eye, Point3 ray, double metres) {
        double x = eye.x() + ray.x() * metres;
        double y = eye.y() + ray.y() * metres;
        double near = Math.min(1, 14 / metres);
        double value =
                near * smooth(x * 9, y * 9)
                        + 0.8 * smooth(x * 0.9, y * 1.9)
                        + 0.7 * smooth(x * 0.23, y * 0.4);
        return Tone.scale(tone, 1 + STRENGTH * value);
    }

    private double smooth(double x, double y) {
        int column = (int) Math.floor(x);
        int row = (int) Math.floor(y);
        double fx = x - column;
        double fy = y - row;
        double upper = at(column, row) * (1 - fx) + at(column + 1, row) * fx;
        double lower = at(column, row + 1) * (1 - fx) + at(column + 1, row + 1) * fx;
        return upper * (1 - fy) + lower * fy;
    }

    private double at(int column, int row) {
        return noise[(row & SIZE - 1) * SIZE + (column & SIZE - 1)];
    }
}
