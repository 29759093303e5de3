package io.sightline.models.training;

/**
 * The target outputs of a classifier for the images of a batch.
 *
 * @param classes {@code images * labels}: the probability of each label, together 1 for each image
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the network, never compared
public record ClassTargets(float[] classes) implements Targets {}
