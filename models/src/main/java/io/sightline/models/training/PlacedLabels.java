package io.sightline.models.training;

import io.sightline.models.detector.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of an output image while source images are put on it. An object counts if its centre
 * is in the view, as in the SSD paper; one that only reaches into the view is ignored, and so is
 * one that has become too small to recognise.
 */
final class PlacedLabels {
    /** The smallest width and height of an object, fraction of the output image. */
    static final double MIN_SIDE = 0.01;

    private final int width;
    private final int height;
    private final List<LabelledBox> boxes = new ArrayList<>();
    private final List<IgnoredRegion> ignored = new ArrayList<>();

    PlacedLabels(int width, int height) {
        this.width = width;
        this.height = height;
    }

    List<LabelledBox> boxes() {
        return boxes;
    }

    List<IgnoredRegion> ignored() {
        return ignored;
    }

    /** Adds what of the labels of a sample is in the view that fills the tile. */
    void place(TrainingSample sample, View view, Tile tile, boolean mirrored) {
        for (LabelledBox object : sample.boxes()) {
            Box box = placed(object.box(), view, tile, mirrored);
            if (isEmpty(box)) {
                continue;
            }
            if (showsCentre(view, object.box())
                    && box.xMax() - box.xMin() >= MIN_SIDE
                    && box.yMax() - box.yMin() >= MIN_SIDE) {
                boxes.add(new LabelledBox(object.classId(), box, object.score()));
            } else {
                ignored.add(new IgnoredRegion(object.classId(), box));
            }
        }
        for (IgnoredRegion region : sample.ignored()) {
            Box box = placed(region.box(), view, tile, mirrored);
            if (!isEmpty(box)) {
                ignored.add(new IgnoredRegion(region.classId(), box));
            }
        }
    }

    private static boolean showsCentre(View view, Box box) {
        double x = ((double) box.xMin() + box.xMax()) / 2;
        double y = ((double) box.yMin() + box.yMax()) / 2;
        return x >= view.left() && x <= view.right() && y >= view.top() && y <= view.bottom();
    }

    private static boolean isEmpty(Box box) {
        return !(box.xMax() > box.xMin() && box.yMax() > box.yMin());
    }

    /** The box in fractions of the output image, clipped to the tile. */
    private Box placed(Box box, View view, Tile tile, boolean mirrored) {
        double left = within((box.xMin() - view.left()) / view.width());
        double right = within((box.xMax() - view.left()) / view.width());
        double top = within((box.yMin() - view.top()) / view.height());
        double bottom = within((box.yMax() - view.top()) / view.height());
        return new Box(
                fraction(tile.x(), mirrored ? 1 - right : left, tile.width(), width),
                fraction(tile.y(), top, tile.height(), height),
                fraction(tile.x(), mirrored ? 1 - left : right, tile.width(), width),
                fraction(tile.y(), bottom, tile.height(), height));
    }

    private static double within(double fraction) {
        return Math.max(0, Math.min(1, fraction));
    }

    private static float fraction(int tileStart, double inTile, int tileLength, int length) {
        return (float) ((tileStart + inTile * tileLength) / length);
    }
}
