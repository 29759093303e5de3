/**
 * The names of all metrics of the pipeline, so that dashboards and alerts have one place to look.
 * What is counted, and when, is up to the steps.
 */
package io.sightline.operators.metrics;
