package io.sightline.models.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is measured on images that a network was not trained on, each in [0, 1]. */
public enum Figure {
    /** Average precision of boxes at IoU 0.50 to 0.95. */
    @JsonProperty("ap")
    AP("AP"),

    /** Average precision of boxes at IoU 0.50. */
    @JsonProperty("ap50")
    AP50("AP50"),

    /** Share of the images whose most probable label is the right one. */
    @JsonProperty("top1")
    TOP1("top-1 accuracy");

    private final String title;

    Figure(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }
}
