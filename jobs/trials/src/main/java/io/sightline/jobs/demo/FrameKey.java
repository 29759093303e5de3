package io.sightline.jobs.demo;

/**
 * Which frame, as both ends of the pipeline name it.
 *
 * @param cameraId the camera
 * @param streamEpoch changes whenever the producer restarts its numbering
 * @param seq frame number within camera and epoch, from 0
 */
record FrameKey(String cameraId, String streamEpoch, long seq) {}
