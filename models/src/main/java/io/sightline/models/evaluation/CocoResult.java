package io.sightline.models.evaluation;

import io.sightline.models.detector.Box;
import io.sightline.models.detector.Detection;

/**
 * One detection as the COCO results format writes it.
 *
 * @param imageId an image of the data set
 * @param categoryId a category of the data set
 * @param box where
 * @param score the higher, the surer
 */
public record CocoResult(long imageId, int categoryId, CocoBox box, double score) {
    /**
     * A detection in an image of a data set.
     *
     * @param image the image, whose size turns fractions into pixels
     * @param category what the data set calls the detection's label
     * @param detection what was found
     */
    public static CocoResult of(CocoImage image, CocoCategory category, Detection detection) {
        Box box = detection.box();
        double x = (double) box.xMin() * image.width();
        double y = (double) box.yMin() * image.height();
        double width = (double) box.xMax() * image.width() - x;
        double height = (double) box.yMax() * image.height() - y;
        CocoBox pixels = new CocoBox(x, y, width, height);
        return new CocoResult(image.id(), category.id(), pixels, detection.score());
    }
}
