package io.sightline.models.evaluation;

/**
 * One object that is truly in an image.
 *
 * @param imageId the image
 * @param categoryId the class
 * @param box where
 * @param area pixels of the object itself, in COCO the area of its mask and so less than its box's
 * @param crowd whether the box covers a group of objects not drawn one by one; detections in it are
 *     neither right nor wrong
 */
public record CocoAnnotation(
        long imageId, int categoryId, CocoBox box, double area, boolean crowd) {}
