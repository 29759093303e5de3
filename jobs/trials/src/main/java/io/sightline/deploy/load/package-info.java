/** The cameras of a trial. */
package io.sightline.deploy.load;
