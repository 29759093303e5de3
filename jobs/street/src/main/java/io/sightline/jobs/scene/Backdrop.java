package io.sightline.jobs.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** What never moves and hides nobody: sky, ground, buildings. Painted once. */
final class Backdrop {
    private final int[] pixels;
    private final boolean[] ground;

    private Backdrop(int[] pixels, boolean[] ground) {
        this.pixels = pixels;
        this.ground = ground;
    }

    static Backdrop paint(long seed, Layout layout, PinholeCamera camera, Lighting lighting) {
        int width = camera.width();
        int height = camera.height();
        BufferedImage built = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = built.createGraphics();
        Pen pen = new Pen(graphics, camera, lighting);
        new Ground(layout, Chance.of(seed, 201)).paint(pen);
        new Frontage(seed, layout).paint(pen);
        graphics.dispose();
        int[] pixels = sky(camera, lighting, Chance.of(seed, 202));
        boolean[] ground = new boolean[width * height];
        Distances distances = new Distances(layout, camera);
        int[] things = ((DataBufferInt) built.getRaster().getDataBuffer()).getData();
        Grain grain = new Grain(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                Point3 ray = camera.ray(x + 0.5, y + 0.5);
                ground[i] = distances.isGround(ray);
                int alpha = things[i] >>> 24;
                if (alpha > 0) {
                    double metres = distances.along(ray);
                    int own = unmultiplied(things[i], alpha);
                    if (ground[i]) {
                        own = grain.on(own, camera.position(), ray, metres);
                    }
                    int hazy = Tone.mix(own, lighting.haze(), lighting.hazeAt(metres));
                    pixels[i] = Tone.mix(pixels[i], hazy, alpha / 255.0);
                }
            }
        }
        return new Backdrop(pixels, ground);
    }

    private static int unmultiplied(int argb, int alpha) {
        return Tone.of(
                (argb >> 16 & 255) * 255.0 / alpha,
                (argb >> 8 & 255) * 255.0 / alpha,
                (argb & 255) * 255.0 / alpha);
    }

    private static int[] sky(PinholeCamera camera, Lighting lighting, Chance chance) {
        int width = camera.width();
        int height = camera.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double horizon = camera.horizon();
        graphics.setPaint(
                new GradientPaint(
                        0,
                        (float) (horizon - height * 0.9),
                        Tone.color(lighting.zenith()),
                        0,
                        (float) horizon,
                        Tone.color(lighting.haze())));
        graphics.fillRect(0, 0, width, height);
        if (lighting.weather() != Weather.FOG) {
            clouds(graphics, camera, lighting, chance);
        }
        new Skyline(camera, lighting).paint(graphics, chance);
        graphics.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static void clouds(
            Graphics2D graphics, PinholeCamera camera, Lighting lighting, Chance chance) {
        int white = lighting.lampsLit() ? Tone.mix(lighting.haze(), 0x50506a, 0.4) : 0xffffff;
        int count = chance.whole(2, 7);
        for (int i = 0; i < count; i++) {
            double x = chance.between(-0.1, 1.1) * camera.width();
            double y = camera.horizon() - chance.between(0.08, 0.8) * camera.height();
            double size = chance.between(0.06, 0.16) * camera.width();
            for (int puff = 0; puff < 7; puff++) {
                double radius = size * chance.between(0.35, 0.7);
                float px = (float) (x + chance.between(-1, 1) * size);
                float py = (float) (y + chance.between(-0.16, 0.1) * size);
                graphics.setPaint(
                        new RadialGradientPaint(
                                px,
                                py,
                                (float) radius,
                                new float[] {0, 1},
                                new Color[] {Tone.color(white, 0.34), Tone.color(white, 0)}));
                graphics.fill(
                        new Ellipse2D.Double(
                                px - radius, py - radius * 0.55, 2 * radius, 1.1 * radius));
            }
        }
    }

    /** A fresh copy of the picture, RGB. */
    int[] pixels() {
        return pixels.clone();
    }

    /** Which pixels show the ground, where shadows fall; not to be written to. */
    boolean[] ground() {
        return ground;
    }
}
