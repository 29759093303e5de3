/**
 * Which model a frame is for: its identity and what turns its output into detections, as one value
 * that every frame carries from <em>infer</em> on. Running the model belongs to {@code infer}.
 */
package io.sightline.operators.model;
