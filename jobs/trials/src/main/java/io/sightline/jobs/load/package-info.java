/** The cameras of a trial. */
package io.sightline.jobs.load;
