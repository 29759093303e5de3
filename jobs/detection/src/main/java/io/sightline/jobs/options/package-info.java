/**
 * Options that several commands share, how their values are parsed, and how mistakes in them are
 * reported. What a command does with them does not belong here. An option without a default is an
 * {@code Optional} field.
 */
package io.sightline.jobs.options;
