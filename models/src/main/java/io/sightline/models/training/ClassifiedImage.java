package io.sightline.models.training;

/**
 * An image of one class, its pixels possibly still on disk.
 *
 * @param pixels reads the image
 * @param classId what it shows, index among the labels of the network
 */
public record ClassifiedImage(TrainingImage.Pixels pixels, int classId) {}
