/**
 * Assigns rows to columns at the lowest total cost. Pure functions over numbers, for the evaluation
 * of tracks and for the tracker.
 */
package io.sightline.models.assignment;
