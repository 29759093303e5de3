package io.sightline.jobs.annotate;

import io.sightline.jobs.picture.PictureFile;
import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;
import io.sightline.models.detector.RgbImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Draws boxes with label and score onto an image, each class in its own colour. Lines and letters
 * grow with the picture. The letters need a font installed.
 */
public final class DetectionDrawing {
    private static final List<Color> COLORS =
            List.of(
                    new Color(0xffb000),
                    new Color(0x00c2ff),
                    new Color(0xff4f8b),
                    new Color(0x7be04b),
                    new Color(0xb58cff),
                    new Color(0xffffff));

    private static final int PIXELS_PER_LINE_WIDTH = 270;
    private static final int PIXELS_PER_LETTER_HEIGHT = 36;
    private static final int MIN_LINE_WIDTH = 2;
    private static final int MIN_LETTER_HEIGHT = 12;

    private final Graphics2D graphics;
    private final int width;
    private final int height;
    private final int lineWidth;

    private DetectionDrawing(Graphics2D graphics, int width, int height) {
        this.graphics = graphics;
        this.width = width;
        this.height = height;
        int shorter = Math.min(width, height);
        this.lineWidth = Math.max(MIN_LINE_WIDTH, shorter / PIXELS_PER_LINE_WIDTH);
        int letterHeight = Math.max(MIN_LETTER_HEIGHT, shorter / PIXELS_PER_LETTER_HEIGHT);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, letterHeight));
        graphics.setStroke(
                new BasicStroke(lineWidth, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER));
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /**
     * The picture with the detections on it.
     *
     * @param picture stays as it is
     * @param detections in any order; the surest lie on top
     */
    public static BufferedImage draw(RgbImage picture, List<Detection> detections) {
        BufferedImage drawing = PictureFile.picture(picture);
        Graphics2D graphics = drawing.createGraphics();
        try {
            DetectionDrawing pen =
                    new DetectionDrawing(graphics, picture.width(), picture.height());
            List<Detection> surestLast =
                    detections.stream().sorted(Comparator.comparing(Detection::score)).toList();
            surestLast.forEach(pen::drawBox);
            surestLast.forEach(pen::drawLabel);
        } finally {
            graphics.dispose();
        }
        return drawing;
    }

    /** Around the object: its own pixels stay visible. */
    private void drawBox(Detection detection) {
        graphics.setColor(color(detection));
        graphics.draw(rectangle(detection.box()));
    }

    private void drawLabel(Detection detection) {
        String text = String.format(Locale.ROOT, "%s %.2f", detection.label(), detection.score());
        FontMetrics letters = graphics.getFontMetrics();
        int plateWidth = letters.stringWidth(text) + 2 * lineWidth;
        int plateHeight = letters.getHeight();
        Rectangle box = rectangle(detection.box());
        int x = Math.max(0, Math.min(box.x - lineWidth / 2, width - plateWidth));
        // Above the box, or inside where there is no room above.
        int y = box.y >= plateHeight ? box.y - plateHeight : Math.max(0, box.y);
        graphics.setColor(color(detection));
        graphics.fillRect(x, y, plateWidth, plateHeight);
        graphics.setColor(Color.BLACK);
        graphics.drawString(text, x + lineWidth, y + letters.getAscent());
    }

    private Rectangle rectangle(Box box) {
        int left = Math.round(box.xMin() * width);
        int top = Math.round(box.yMin() * height);
        return new Rectangle(
                left,
                top,
                Math.round(box.xMax() * width) - left - 1,
                Math.round(box.yMax() * height) - top - 1);
    }

    private static Color color(Detection detection) {
        return COLORS.get(detection.classId() % COLORS.size());
    }
}
