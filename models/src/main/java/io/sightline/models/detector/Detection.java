package io.sightline.models.detector;

/**
 * One object found in one image.
 *
 * @param classId index into the labels of the model, from 0, background not counted
 * @param label the label at that index
 * @param score [0, 1]
 * @param box where, clipped to the image
 */
public record Detection(int classId, String label, float score, Box box) {}
