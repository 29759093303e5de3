package io.sightline.models.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A detection as a results file has it. */
@JsonPropertyOrder({"image_id", "category_id", "bbox", "score"})
@SuppressWarnings("ArrayRecordComponent") // written and read, never compared
record CocoResultEntry(
        @JsonProperty(value = "image_id", required = true) long imageId,
        @JsonProperty(value = "category_id", required = true) int categoryId,
        @JsonProperty(required = true) double[] bbox,
        @JsonProperty(required = true) double score) {
    CocoResultEntry {
        CocoBox.check(bbox);
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be a finite number");
        }
    }

    static CocoResultEntry of(CocoResult result) {
        CocoBox box = result.box();
        double[] bbox = {box.x(), box.y(), box.width(), box.height()};
        return new CocoResultEntry(result.imageId(), result.categoryId(), bbox, result.score());
    }

    CocoResult result() {
        return new CocoResult(imageId, categoryId, CocoBox.of(bbox), score);
    }
}
