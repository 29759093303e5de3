/**
 * The processes of a trial, by way of {@code deploy/local-cluster}, and what goes wrong with them.
 */
package io.sightline.jobs.cluster;
