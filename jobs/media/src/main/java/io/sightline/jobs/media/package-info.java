/**
 * Frames from files, folders, network streams, devices and images in memory, and videos written to
 * files. Encoded frames are copied; they are decoded only to be re-encoded. FFmpeg and OpenCV
 * objects stay inside the classes that own them. Kafka does not belong here.
 */
package io.sightline.jobs.media;
