/**
 * Options that several commands share, how their texts are read, and how a mistake in them is told.
 * What a command does with them is elsewhere.
 */
package io.sightline.jobs.options;
