package io.sightline.jobs.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The pixels of one body, by itself. A pixel belongs to the body when it is covered by a quarter or
 * more.
 */
final class Layer {
    /** Coverage, of 255, from which a pixel belongs to the body. */
    static final int OWN = 64;

    private static final int MARGIN = 2;

    private final Rectangle bounds;
    private final int[] pixels;
    private final double depth;

    private Layer(Rectangle bounds, int[] pixels, double depth) {
        this.bounds = bounds;
        this.pixels = pixels;
        this.depth = depth;
    }

    /** Paints a body; what lies far outside the image is left out. Null when all of it does. */
    static Layer of(Body body, Camera camera, Lighting lighting) {
        Extent extent = body.extent();
        Rectangle bounds = bounds(extent, camera);
        if (bounds == null) {
            return null;
        }
        BufferedImage image =
                new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setBackground(new Color(0, true));
        graphics.translate(-bounds.x, -bounds.y);
        body.paint(new Pen(graphics, camera, lighting));
        graphics.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return new Layer(bounds, pixels, camera.depth(extent.centre()));
    }

    private static Rectangle bounds(Extent extent, Camera camera) {
        double xMin = Double.MAX_VALUE;
        double xMax = -Double.MAX_VALUE;
        double yMin = Double.MAX_VALUE;
        double yMax = -Double.MAX_VALUE;
        for (Point3 corner : extent.corners()) {
            if (!camera.sees(corner)) {
                return null;
            }
            Point2D.Double at = camera.project(corner);
            xMin = Math.min(xMin, at.x);
            xMax = Math.max(xMax, at.x);
            yMin = Math.min(yMin, at.y);
            yMax = Math.max(yMax, at.y);
        }
        Rectangle image = new Rectangle(camera.width(), camera.height());
        Rectangle whole = new Rectangle((int) Math.floor(xMin) - MARGIN, (int) yMin - MARGIN, 0, 0);
        whole.add((int) Math.ceil(xMax) + MARGIN, (int) Math.ceil(yMax) + MARGIN);
        if (!whole.intersects(image)) {
            return null;
        }
        image.grow(camera.width(), camera.height());
        return whole.intersection(image);
    }

    Rectangle bounds() {
        return bounds;
    }

    /** Premultiplied ARGB, row by row of the bounds. */
    int[] pixels() {
        return pixels;
    }

    /** Metres from the camera, along its view. */
    double depth() {
        return depth;
    }

    static boolean own(int argb) {
        return argb >>> 24 >= OWN;
    }
}
