/**
 * The step that reports what was found: the detection event, its canonical JSON and its headers, as
 * bytes that any transport can carry. Kafka does not belong here.
 */
package io.sightline.operators.emit;
