/**
 * The records that travel between the steps of the pipeline, one type per stage of a frame's life.
 * Flink serializes all of them as POJOs, without Kryo; no logic beyond what a record can say of
 * itself.
 */
package io.sightline.operators.frame;
