package io.sightline.models.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How pixels come about between and from those of a picture that gets the network's size. */
public enum Interpolation {
    /** From the four nearest pixels, however much the picture shrinks. */
    @JsonProperty("bilinear")
    BILINEAR("bilinear"),

    /**
     * Along an axis that shrinks the mean over all pixels that a new one covers, as {@code train}
     * scales pictures; from the nearest pixels along one that grows.
     */
    @JsonProperty("area")
    AREA("area");

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
