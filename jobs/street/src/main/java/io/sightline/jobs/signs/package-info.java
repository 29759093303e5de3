/**
 * Small drawn images of traffic signs, by seed: data to train a classifier on without a download.
 */
package io.sightline.jobs.signs;
