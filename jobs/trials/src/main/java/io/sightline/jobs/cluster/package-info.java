/** Controls the processes of a trial through {@code deploy/local-cluster}. */
package io.sightline.jobs.cluster;
