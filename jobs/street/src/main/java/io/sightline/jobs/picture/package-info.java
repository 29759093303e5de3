/** Images of Java's own image library, to draw on and to write as files. */
package io.sightline.jobs.picture;
