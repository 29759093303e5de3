/**
 * From a recipe to a model: everything between the files that a recipe names and the samples that a
 * network is trained on. Labels are read, held out, completed by a teacher; videos and drawn scenes
 * become files first, so that every image is read the same way.
 */
package io.sightline.jobs.train;
