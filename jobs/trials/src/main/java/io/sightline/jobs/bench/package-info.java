/**
 * Measures the cost and the speed of the pipeline: each stage by itself, the real job over a real
 * broker, and the bound that the stages set. The code that is measured belongs to other packages.
 */
package io.sightline.jobs.bench;
