/**
 * Where a network computes: what is asked for, and what of it a machine has. Knows precision, since
 * not every device computes in every format; no TensorFlow.
 */
package io.sightline.models.device;
