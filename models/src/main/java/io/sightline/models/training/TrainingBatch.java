package io.sightline.models.training;

/**
 * Images and the target outputs for them.
 *
 * @param size number of images
 * @param pixels {@code size * height * width * 3} bytes of the network's input size, RGB
 * @param targets for the images, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the network, never compared
public record TrainingBatch(int size, byte[] pixels, Targets targets) {}
