package io.sightline.jobs.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Shadows on the ground, at half the resolution of the image, which makes them soft: what the sun
 * casts, and the dimness close to whatever stands there.
 */
final class Shadows {
    private static final int SCALE = 2;
    private static final float CONTACT = 0.13f;
    private static final double FAINT = 0.1;

    /** Only what is lower dims the ground, metres. */
    private static final double LOW = 1;

    private static final double[] SIZES = {0.9, 1.1, 1.35};

    private final PinholeCamera camera;
    private final Lighting lighting;
    private final BufferedImage mask;

    Shadows(PinholeCamera camera, Lighting lighting) {
        this(
                camera,
                lighting,
                new BufferedImage(
                        (camera.width() + SCALE - 1) / SCALE,
                        (camera.height() + SCALE - 1) / SCALE,
                        BufferedImage.TYPE_BYTE_GRAY));
    }

    private Shadows(PinholeCamera camera, Lighting lighting, BufferedImage mask) {
        this.camera = camera;
        this.lighting = lighting;
        this.mask = mask;
    }

    /** A copy that can be added to by itself. */
    Shadows copy() {
        Shadows copy = new Shadows(camera, lighting);
        byte[] own = bytes();
        System.arraycopy(own, 0, copy.bytes(), 0, own.length);
        return copy;
    }

    private byte[] bytes() {
        return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    }

    /** Adds what the sun casts. */
    void cast(Collection<? extends Body> bodies) {
        if (lighting.shadow() < FAINT) {
            return;
        }
        Graphics2D graphics = graphics();
        int cast = (int) Math.round(255 * lighting.shadow());
        graphics.setColor(new Color(cast, cast, cast));
        for (Body body : bodies) {
            for (List<Point3> solid : body.solids()) {
                graphics.fill(camera.hull(fallen(solid)));
            }
        }
        graphics.dispose();
    }

    /** Adds, once all is cast, the dimness at the feet of these. */
    void touch(Collection<? extends Body> bodies) {
        Graphics2D graphics = graphics();
        graphics.setColor(new Color(1f, 1f, 1f, CONTACT));
        for (Body body : bodies) {
            for (double size : SIZES) {
                graphics.fill(camera.hull(footprint(body, size)));
            }
        }
        graphics.dispose();
    }

    private Graphics2D graphics() {
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(1.0 / SCALE, 1.0 / SCALE);
        return graphics;
    }

    /** What is above the ground that a body stands on, larger or smaller around its middle. */
    private static List<Point3> footprint(Body body, double size) {
        Extent extent = body.extent();
        double x = (extent.xMin() + extent.xMax()) / 2;
        double y = (extent.yMin() + extent.yMax()) / 2;
        List<Point3> footprint = new ArrayList<>();
        for (List<Point3> solid : body.solids()) {
            for (Point3 corner : solid) {
                if (corner.z() < LOW) {
                    footprint.add(
                            new Point3(
                                    x + size * (corner.x() - x), y + size * (corner.y() - y), 0));
                }
            }
        }
        return footprint;
    }

    /** Where the shadow of each point falls on the ground. */
    private List<Point3> fallen(List<Point3> points) {
        Point3 sun = lighting.sun();
        List<Point3> fallen = new ArrayList<>(points.size());
        for (Point3 point : points) {
            double z = Math.max(0, point.z());
            fallen.add(
                    new Point3(
                            point.x() - z * sun.x() / sun.z(),
                            point.y() - z * sun.y() / sun.z(),
                            0));
        }
        return fallen;
    }

    /**
     * Darkens a picture.
     *
     * @param pixels RGB
     * @param ground which pixels shadows can fall on
     */
    void darken(int[] pixels, boolean[] ground) {
        byte[] soft = softened();
        int width = camera.width();
        int maskWidth = mask.getWidth();
        int maskHeight = mask.getHeight();
        for (int y = 0; y < camera.height(); y++) {
            int row = y / SCALE;
            int other = Math.max(0, Math.min(maskHeight - 1, row + (y % SCALE == 0 ? -1 : 1)));
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (!ground[i]) {
                    continue;
                }
                int column = x / SCALE;
                int beside =
                        Math.max(0, Math.min(maskWidth - 1, column + (x % SCALE == 0 ? -1 : 1)));
                int dark =
                        (9 * (soft[row * maskWidth + column] & 255)
                                        + 3 * (soft[row * maskWidth + beside] & 255)
                                        + 3 * (soft[other * maskWidth + column] & 255)
                                        + (soft[other * maskWidth + beside] & 255))
                                >> 4;
                if (dark > 0) {
                    pixels[i] = dimmed(pixels[i], 255 - dark, 255 - dark * 7 / 8);
                }
            }
        }
    }

    /** Shadows are a little blue: the light in them is the sky's. */
    private static int dimmed(int rgb, int keep, int keepBlue) {
        return ((rgb >> 16 & 255) * keep / 255) << 16
                | ((rgb >> 8 & 255) * keep / 255) << 8
                | (rgb & 255) * keepBlue / 255;
    }

    private byte[] softened() {
        byte[] own = bytes();
        int width = mask.getWidth();
        int height = mask.getHeight();
        byte[] soft = own.clone();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                int around =
                        (own[i - 1] & 255)
                                + (own[i + 1] & 255)
                                + (own[i - width] & 255)
                                + (own[i + width] & 255);
                soft[i] = (byte) ((around + 4 * (own[i] & 255)) >> 3);
            }
        }
        return soft;
    }
}
