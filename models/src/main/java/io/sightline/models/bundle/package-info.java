/**
 * The model bundle on disk: a SavedModel folder with {@code model.json} beside it, and the digests
 * that say it is whole. Plain Java: reading a bundle's card needs no TensorFlow.
 */
package io.sightline.models.bundle;
