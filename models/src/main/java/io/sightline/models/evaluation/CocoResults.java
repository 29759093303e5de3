package io.sightline.models.evaluation;

import java.nio.file.Path;
import java.util.List;

/** Reads detections from a file in the COCO results format, of any program. */
public final class CocoResults {
    private CocoResults() {}

    /**
     * Reads a results file: one array of {@code image_id}, {@code category_id}, {@code bbox} and
     * {@code score}; other fields are skipped.
     *
     * @param file written by {@link CocoResultsWriter} or any other tool
     * @return in the order of the file
     * @throws CocoException naming the file and what is missing or wrong in it
     */
    public static List<CocoResult> read(Path file) {
        return CocoJson.read(
                file,
                arrays -> arrays.array("results", CocoResultEntry.class, CocoResultEntry::result));
    }
}
