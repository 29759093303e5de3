/**
 * Cameras: files, folders of images, RTSP and devices read as encoded frames and published to
 * Kafka. Pictures are only decoded here to be encoded anew; FFmpeg and OpenCV objects stay inside
 * the package-private classes that own them. What the frames show is the job's business.
 */
package io.sightline.jobs.feed;
