package io.sightline.models.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an image is resampled to the network's input size. */
public enum Interpolation {
    /** From the four nearest pixels, however much the image shrinks. */
    @JsonProperty("bilinear")
    BILINEAR("bilinear"),

    /**
     * Each axis is halved, by the mean of two pixels, as long as it is at least twice too long, and
     * the rest done bilinearly: a level of the pyramid of Williams (Pyramidal Parametrics, 1983).
     * Close to the mean over all pixels that a new one covers, with which {@code train} scales.
     */
    @JsonProperty("pyramid")
    PYRAMID("pyramid");

    private final String word;

    Interpolation(String word) {
        this.word = word;
    }

    /** As in {@code model.json}. */
    @Override
    public String toString() {
        return word;
    }
}
