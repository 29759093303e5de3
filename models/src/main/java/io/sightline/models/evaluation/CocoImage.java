package io.sightline.models.evaluation;

/**
 * An image of a data set.
 *
 * @param id unique within the data set
 * @param fileName name of the file, with a folder in front where the data set has several
 * @param width pixels
 * @param height pixels
 */
public record CocoImage(long id, String fileName, int width, int height) {}
