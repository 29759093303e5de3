package io.sightline.jobs.signs;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * The letters and digits on signs as lines, to be drawn with a pen: fonts differ from machine to
 * machine.
 */
final class Glyphs {
    private static final double GAP = 0.6;

    private Glyphs() {}

    /**
     * A word, centred at the origin.
     *
     * @param word of the characters S, T, O, P, 0, 3 and 5
     * @param width of a character
     * @param height of a character
     */
    static Path2D word(String word, double width, double height) {
        Path2D path = new Path2D.Double();
        double advance = (1 + GAP) * width;
        double x = -(word.length() * advance - GAP * width) / 2;
        for (int i = 0; i < word.length(); i++) {
            AffineTransform place = new AffineTransform(width, 0, 0, height / 2, x, -height / 2);
            path.append(glyph(word.charAt(i)).getPathIterator(place), false);
            x += advance;
        }
        return path;
    }

    /** 1 wide and 2 high, y downwards. */
    private static Path2D glyph(char character) {
        Path2D path = new Path2D.Double();
        switch (character) {
            case '0', 'O' -> path.append(new Ellipse2D.Double(0, 0, 1, 2), false);
            case '3' -> {
                path.moveTo(0.05, 0.4);
                path.curveTo(0.15, -0.15, 0.95, -0.15, 0.95, 0.5);
                path.curveTo(0.95, 0.85, 0.6, 0.95, 0.4, 0.95);
                path.curveTo(0.75, 0.95, 1, 1.1, 1, 1.5);
                path.curveTo(1, 2.15, 0.1, 2.15, 0, 1.6);
            }
            case '5' -> {
                path.moveTo(0.9, 0);
                path.lineTo(0.15, 0);
                path.lineTo(0.08, 0.9);
                path.curveTo(0.4, 0.6, 1, 0.7, 1, 1.35);
                path.curveTo(1, 2.15, 0.1, 2.15, 0, 1.65);
            }
            case 'S' -> {
                path.moveTo(0.95, 0.4);
                path.curveTo(0.85, -0.1, 0.05, -0.1, 0.05, 0.5);
                path.curveTo(0.05, 1.1, 0.95, 0.9, 0.95, 1.5);
                path.curveTo(0.95, 2.1, 0.1, 2.1, 0, 1.6);
            }
            case 'T' -> {
                path.moveTo(0, 0);
                path.lineTo(1, 0);
                path.moveTo(0.5, 0);
                path.lineTo(0.5, 2);
            }
            case 'P' -> {
                path.moveTo(0.05, 2);
                path.lineTo(0.05, 0);
                path.lineTo(0.5, 0);
                path.curveTo(1.15, 0, 1.15, 1.1, 0.5, 1.1);
                path.lineTo(0.05, 1.1);
            }
            default -> throw new IllegalArgumentException("no glyph for " + character);
        }
        return path;
    }
}
