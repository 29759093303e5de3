/**
 * Trials of the job on a real cluster: what the tests of one process cannot prove. One package per
 * part: the cluster, the cameras, the count of what came out, the trials themselves. Nothing here
 * is part of the product.
 */
package io.sightline.jobs.trials;
