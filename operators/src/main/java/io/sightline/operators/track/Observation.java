package io.sightline.operators.track;

/**
 * A detection as the tracker sees it.
 *
 * @param box of the detection
 * @param score [0, 1]
 * @param classId index into the labels of the model
 * @param group classes that may be one object have the same number, see {@link LabelGroups}
 */
public record Observation(TrackBox box, double score, int classId, int group) {}
