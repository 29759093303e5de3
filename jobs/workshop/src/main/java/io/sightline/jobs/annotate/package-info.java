/** Draws detections onto their images, for people to look at. */
package io.sightline.jobs.annotate;
