package io.sightline.models.evaluation;

import java.nio.file.Path;
import java.util.List;

/** Reads detections from a file in the COCO results format, whoever wrote it. */
public final class CocoResults {
    private CocoResults() {}

    /**
     * Reads a results file: one array of {@code image_id}, {@code category_id}, {@code bbox} and
     * {@code score}; other fields are skipped.
     *
     * @param file what {@link CocoResultsWriter} or any other tool wrote
     * @return in the order of the file
     * @throws CocoException naming the file and what is missing or wrong in it
     */
    public static List<CocoResult> read(Path file) {
        return JsonFile.read(
                file, parser -> JsonFile.array(parser, "results", CocoResults::result));
    }

    private static CocoResult result(JsonFields fields) {
        return new CocoResult(
                fields.id("image_id"),
                fields.integer("category_id"),
                fields.box("bbox"),
                fields.number("score"));
    }
}
