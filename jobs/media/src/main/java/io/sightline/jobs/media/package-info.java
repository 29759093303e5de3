/**
 * Frames from files, folders, network streams and devices, and frames made from pictures in memory.
 * Encoded frames are passed on as they are; pictures are only decoded to be encoded anew. FFmpeg
 * and OpenCV objects stay inside the package-private classes that own them. Kafka does not belong
 * here.
 */
package io.sightline.jobs.media;
