package io.sightline.jobs.signs;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * A sign in a street: out of focus what is behind it, its post, the sign as it hangs, and at times
 * a twig before it. Drawn in a square of the given side.
 */
final class SignStreet {
    /** Walls, foliage, asphalt, sky, brick: what is behind signs, and in the colours of signs. */
    private static final int[] COLORS = {
        0xB4AA9A, 0x8C8478, 0x3C5028, 0x56683A, 0x5A5A5E, 0x3A3C40, 0xA8C0DC, 0xD4DCE4, 0x8A4A3A,
        0xA02830, 0x2C4E80, 0xC8A028, 0xE4E0D4
    };

    private static final int BLUR = 8;
    private static final double OCCLUSION = 0.35;

    private final int side;
    private final RandomGenerator random;

    private SignStreet(int side, RandomGenerator random) {
        this.side = side;
        this.random = random;
    }

    /** Draws. */
    static BufferedImage draw(SignKind kind, int side, RandomGenerator random) {
        return new SignStreet(side, random).draw(kind);
    }

    private BufferedImage draw(SignKind kind) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(backdrop(), 0, 0, side, side, null);
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            AffineTransform pose = pose();
            graphics.transform(pose);
            graphics.setColor(Color.GRAY);
            graphics.fill(new Rectangle2D.Double(-0.06, 0, 0.12, 4));
            SignFace.draw(kind, graphics);
            graphics.setTransform(pose);
            if (random.nextDouble() < OCCLUSION) {
                twig(graphics);
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Few pixels, which the street behind the sign is blown up from. */
    private BufferedImage backdrop() {
        int small = side / BLUR;
        BufferedImage image = new BufferedImage(small, small, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(color());
            graphics.fillRect(0, 0, small, small);
            int things = random.nextInt(4, 14);
            for (int i = 0; i < things; i++) {
                graphics.setColor(color());
                double width = small * random.nextDouble(0.1, 0.7);
                double height = small * random.nextDouble(0.1, 0.9);
                double x = random.nextDouble(-0.2, 1) * small;
                double y = random.nextDouble(-0.2, 1) * small;
                graphics.fill(
                        random.nextBoolean()
                                ? new Rectangle2D.Double(x, y, width, height)
                                : new Ellipse2D.Double(x, y, width, height));
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private Color color() {
        Color color = new Color(COLORS[random.nextInt(COLORS.length)]);
        double light = random.nextDouble(0.6, 1.1);
        return new Color(
                scaled(color.getRed(), light),
                scaled(color.getGreen(), light),
                scaled(color.getBlue(), light));
    }

    private static int scaled(int channel, double factor) {
        return (int) Math.min(255, channel * factor);
    }

    /** Where the sign hangs, how far away, how crooked, and how far it is turned aside. */
    private AffineTransform pose() {
        AffineTransform pose = new AffineTransform();
        pose.translate(side * random.nextDouble(0.42, 0.58), side * random.nextDouble(0.42, 0.58));
        pose.rotate(Math.toRadians(random.nextDouble(-16, 16)));
        pose.shear(random.nextDouble(-0.15, 0.15), random.nextDouble(-0.15, 0.15));
        double radius = side * random.nextDouble(0.3, 0.47);
        pose.scale(radius * random.nextDouble(0.72, 1), radius * random.nextDouble(0.9, 1));
        return pose;
    }

    /** Leaves along a line that crosses the border of the sign. */
    private void twig(Graphics2D graphics) {
        double angle = random.nextDouble(2 * Math.PI);
        double x = random.nextDouble(0.5, 1) * Math.cos(angle);
        double y = random.nextDouble(0.5, 1) * Math.sin(angle);
        double along = random.nextDouble(2 * Math.PI);
        int leaves = random.nextInt(3, 9);
        for (int i = 0; i < leaves; i++) {
            double step = 0.28 * (i - leaves / 2.0);
            graphics.setColor(color());
            graphics.fill(
                    leaf(
                            x + step * Math.cos(along),
                            y + step * Math.sin(along),
                            along + random.nextDouble(-1, 1)));
        }
    }

    private Path2D leaf(double x, double y, double angle) {
        double length = random.nextDouble(0.3, 0.6);
        Path2D leaf = new Path2D.Double();
        leaf.moveTo(0, 0);
        leaf.quadTo(length / 2, length / 2, length, 0);
        leaf.quadTo(length / 2, -length / 2, 0, 0);
        leaf.transform(AffineTransform.getRotateInstance(angle));
        leaf.transform(AffineTransform.getTranslateInstance(x, y));
        return leaf;
    }
}
