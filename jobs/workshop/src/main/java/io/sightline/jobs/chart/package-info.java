/**
 * Charts as files. What a chart shows is decided by the caller; how it looks, here. The only
 * package that knows the drawing library.
 */
package io.sightline.jobs.chart;
