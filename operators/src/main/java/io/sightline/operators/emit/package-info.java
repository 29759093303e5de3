/**
 * The step that says what was seen: the detection event, its canonical JSON and its headers, as
 * bytes that any transport can carry. Nothing here knows Kafka.
 */
package io.sightline.operators.emit;
