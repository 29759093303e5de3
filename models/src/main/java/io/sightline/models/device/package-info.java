/**
 * Where a network computes: the devices a user selects, and those a machine has. Knows precision,
 * since not every device computes in every format; no TensorFlow.
 */
package io.sightline.models.device;
