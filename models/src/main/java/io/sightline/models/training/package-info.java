/**
 * How a network learns, as plain values and arithmetic: labelled images, what is done to them
 * before the network sees them, what each anchor is to answer, schedules, and the loop around it
 * all. The graph that learns is in {@code io.sightline.models.tensorflow}.
 */
package io.sightline.models.training;
