/**
 * What the pipeline costs and how fast it is: its stages by themselves, the real job over a real
 * broker, and the bound that the stages set for it. Only measuring: what is measured is what runs
 * elsewhere.
 */
package io.sightline.jobs.bench;
