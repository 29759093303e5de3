/**
 * How measurements become figures and figures become reports: statistics of samples, text tables,
 * JSON. Pure functions over numbers; measures nothing itself.
 */
package io.sightline.jobs.report;
