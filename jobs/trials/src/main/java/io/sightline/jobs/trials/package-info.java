/**
 * What the programs of the trials share: their options and how they end. The trials run the job on
 * a real cluster and show what tests in one process cannot; each has its own package. Nothing here
 * is part of the product.
 */
package io.sightline.jobs.trials;
