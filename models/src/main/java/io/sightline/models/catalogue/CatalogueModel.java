package io.sightline.models.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.util.List;

/**
 * A published model.
 *
 * @param name its publisher's name for it
 * @param format of its files
 * @param licence SPDX identifier
 * @param labels name of each class, by class id; empty for an id that stands for nothing
 * @param accuracy accuracy stated by its publisher
 * @param files all files needed to import it
 * @param importFrom of the files, or of the members of an archive, the one that is imported
 * @param digestSource where the lengths and checksums of the files were taken from
 */
public record CatalogueModel(
        String name,
        String format,
        String licence,
        List<String> labels,
        Accuracy accuracy,
        List<SourceFile> files,
        String importFrom,
        String digestSource) {

    /**
     * A published accuracy.
     *
     * @param ap COCO box AP, [0,1]
     * @param dataset it was measured on
     * @param source where it is published
     */
    public record Accuracy(double ap, String dataset, URI source) {}

    /** Length of all files. */
    @JsonIgnore
    public long bytes() {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }
}
