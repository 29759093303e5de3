/**
 * Charts as files. The caller decides what a chart shows, this package how it looks. The only
 * package that knows the drawing library.
 */
package io.sightline.jobs.chart;
