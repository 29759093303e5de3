/**
 * The records that travel between the steps of the pipeline, one type per stage of a frame's life.
 * After <em>decode</em> each is a {@code FrameHead} and a payload, handed on by reference within
 * one operator chain; a skipped frame has a payload type of its own. Before it, Flink serializes
 * them as POJOs. No logic beyond what a record can say of itself.
 */
package io.sightline.operators.frame;
