/**
 * Evaluation of tracks against ground truth: the metrics CLEAR MOT, identity and HOTA, and files of
 * MOTChallenge. Pure, except for the reader. The tracker itself is in {@code operators.track}; the
 * accuracy of single detections is in {@code evaluation}.
 */
package io.sightline.models.tracks;
