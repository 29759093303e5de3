package io.sightline.jobs.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Optional;

/**
 * The pixels of one body, by itself. A pixel belongs to the body when it is covered by a quarter or
 * more.
 */
final class BodyLayer {
    /** Coverage, of 255, from which a pixel belongs to the body. */
    static final int OWN = 64;

    private static final int MARGIN = 2;

    private final Rectangle bounds;
    private final int[] pixels;
    private final double depth;

    private BodyLayer(Rectangle bounds, int[] pixels, double depth) {
        this.bounds = bounds;
        this.pixels = pixels;
        this.depth = depth;
    }

    /** Paints a body, except what of it lies far outside the image; empty when it is not seen. */
    static Optional<BodyLayer> of(Body body, PinholeCamera camera, Lighting lighting) {
        Extent extent = body.extent();
        Rectangle bounds = bounds(extent, camera);
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage image =
                new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setBackground(new Color(0, true));
        graphics.translate(-bounds.x, -bounds.y);
        body.paint(new Pen(graphics, camera, lighting));
        graphics.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return Optional.of(new BodyLayer(bounds, pixels, camera.depth(extent.centre())));
    }

    /** The pixels that a body can touch; empty when none is in the image. */
    private static Rectangle bounds(Extent extent, PinholeCamera camera) {
        Rectangle image = new Rectangle(camera.width(), camera.height());
        Rectangle around = new Rectangle(image);
        around.grow(camera.width(), camera.height());
        List<Point3> seen = extent.corners().stream().filter(camera::sees).toList();
        if (seen.isEmpty()) {
            return new Rectangle();
        }
        if (seen.size() < extent.corners().size()) {
            // Beside the camera: what is ahead of it may be anywhere.
            return around;
        }
        Rectangle2D.Double whole = null;
        for (Point3 corner : seen) {
            Point2D.Double at = camera.project(corner);
            if (whole == null) {
                whole = new Rectangle2D.Double(at.x, at.y, 0, 0);
            }
            whole.add(at);
        }
        Rectangle bounds = whole.getBounds();
        bounds.grow(MARGIN, MARGIN);
        return bounds.intersects(image) ? bounds.intersection(around) : new Rectangle();
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
