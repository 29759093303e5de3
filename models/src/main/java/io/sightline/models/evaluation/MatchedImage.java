package io.sightline.models.evaluation;

import java.util.List;

/**
 * One image after its detections of one class were compared with its objects.
 *
 * @param objects number of objects that count
 * @param detections best score first
 */
record MatchedImage(int objects, List<MatchedDetection> detections) {}
