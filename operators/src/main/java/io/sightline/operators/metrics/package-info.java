/**
 * The names of all metrics of the pipeline, so that dashboards and alerts have one reference. What
 * is counted, and when, belongs to the steps.
 */
package io.sightline.operators.metrics;
