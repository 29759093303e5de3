/**
 * The model bundle on disk: a SavedModel folder with {@code model.json} next to it, and the digests
 * that prove it complete. Plain Java: reading a bundle's card needs no TensorFlow.
 */
package io.sightline.models.bundle;
