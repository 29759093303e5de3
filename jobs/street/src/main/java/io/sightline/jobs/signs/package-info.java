/**
 * Small pictures of traffic signs, drawn by seed: something to train a classifier on that needs no
 * download.
 */
package io.sightline.jobs.signs;
