package io.sightline.models.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.google.errorprone.annotations.MustBeClosed;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes detections in the COCO results format one by one, as they are found. Numbers are written
 * in full: reading them back gives the same results.
 */
public final class CocoResultsWriter implements Closeable {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator generator;

    /**
     * Begins a results file.
     *
     * @param target stays the caller's to close, after this writer
     * @throws IOException when the target cannot be written
     */
    @MustBeClosed
    public CocoResultsWriter(Writer target) throws IOException {
        generator = JSON.createGenerator(target);
        generator.writeStartArray();
    }

    /**
     * Adds one detection.
     *
     * @throws IOException when the target cannot be written
     */
    public void write(CocoResult result) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("image_id", result.imageId());
        generator.writeNumberField("category_id", result.categoryId());
        CocoBox box = result.box();
        double[] bbox = {box.x(), box.y(), box.width(), box.height()};
        generator.writeFieldName("bbox");
        generator.writeArray(bbox, 0, bbox.length);
        generator.writeNumberField("score", result.score());
        generator.writeEndObject();
    }

    /** Ends the array and flushes, leaving the target open. */
    @Override
    public void close() throws IOException {
        generator.close();
    }
}
