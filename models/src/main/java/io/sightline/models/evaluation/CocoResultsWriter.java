package io.sightline.models.evaluation;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.google.errorprone.annotations.MustBeClosed;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes detections in the COCO results format one by one, as they are found. Numbers are written
 * in full: reading them back gives the same results.
 */
public final class CocoResultsWriter implements Closeable {
    private final SequenceWriter results;

    /**
     * Begins a results file.
     *
     * @param target the caller closes it, after this writer
     * @throws IOException when the target cannot be written
     */
    @MustBeClosed
    public CocoResultsWriter(Writer target) throws IOException {
        results = CocoJson.MAPPER.writer().writeValuesAsArray(target);
    }

    /**
     * Adds one detection.
     *
     * @throws IOException when the target cannot be written
     */
    public void write(CocoResult result) throws IOException {
        results.write(CocoResultEntry.of(result));
    }

    /** Ends the array and flushes, leaving the target open. */
    @Override
    public void close() throws IOException {
        results.close();
    }
}
