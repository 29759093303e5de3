/** Detections drawn onto the pictures they were found in, for people to look at. */
package io.sightline.jobs.annotate;
