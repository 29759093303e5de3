/**
 * How JSON is read and written: strictly, by records, with errors that name line and field. What a
 * file means belongs to the package of its records.
 */
package io.sightline.models.json;
