/** Pixels as Java's own image library has them, to be drawn on and written as files. */
package io.sightline.jobs.picture;
