package io.sightline.models.evaluation;

/**
 * A class of objects of a data set.
 *
 * @param id unique within the data set; neither from 0 nor without gaps
 * @param name the label, such as {@code person}
 */
public record CocoCategory(int id, String name) {}
