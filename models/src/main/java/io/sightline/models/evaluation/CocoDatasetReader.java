package io.sightline.models.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.sightline.models.json.JsonArrays;
import io.sightline.models.json.JsonError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a data set out of an annotation file; fields that evaluation does not need are skipped. */
final class CocoDatasetReader {
    private List<CocoImage> images;
    private List<CocoCategory> categories;
    private List<CocoAnnotation> annotations;

    record ImageEntry(
            @JsonProperty(required = true) long id,
            @JsonProperty(value = "file_name", required = true) String fileName,
            @JsonProperty(required = true) int width,
            @JsonProperty(required = true) int height,
            Optional<String> labels,
            @JsonProperty("labelled_classes") Optional<List<String>> labelledClasses) {
        ImageEntry {
            if (!Set.of("complete", "partial", "none").contains(labels.orElse("complete"))) {
                throw new IllegalArgumentException("labels must be complete, partial or none");
            }
            if (labels.orElse("").equals("partial") && labelledClasses.isEmpty()) {
                throw new IllegalArgumentException("partial labels need labelled_classes");
            }
            if (labelledClasses.filter(CocoDatasetReader::repeats).isPresent()) {
                throw new IllegalArgumentException("labelled_classes must be different strings");
            }
        }

        CocoImage image() {
            return new CocoImage(id, fileName, width, height, labelledCategories());
        }

        private Optional<Set<String>> labelledCategories() {
            return switch (labels.orElse("complete")) {
                case "complete" -> Optional.empty();
                case "partial" -> Optional.of(Set.copyOf(labelledClasses.orElseThrow()));
                default -> Optional.of(Set.of());
            };
        }
    }

    record CategoryEntry(
            @JsonProperty(required = true) int id, @JsonProperty(required = true) String name) {
        CocoCategory category() {
            return new CocoCategory(id, name);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record AnnotationEntry(
            @JsonProperty(value = "image_id", required = true) long imageId,
            @JsonProperty(value = "category_id", required = true) int categoryId,
            @JsonProperty(required = true) double[] bbox,
            @JsonProperty(required = true) double area,
            @JsonProperty("iscrowd") Optional<JsonNode> crowd) {
        AnnotationEntry {
            CocoBox.check(bbox);
            if (!Double.isFinite(area)) {
                throw new IllegalArgumentException("area must be a finite number");
            }
        }

        /** Files write a crowd as 1 or as true. */
        CocoAnnotation annotation() {
            boolean isCrowd = crowd.map(JsonNode::asBoolean).orElse(false);
            return new CocoAnnotation(imageId, categoryId, CocoBox.of(bbox), area, isCrowd);
        }
    }

    CocoDataset read(JsonArrays arrays) throws IOException, JsonError {
        arrays.object(this::readField);
        return new CocoDataset(
                required("images", images),
                required("categories", categories),
                required("annotations", annotations));
    }

    private void readField(JsonArrays arrays, String field) throws IOException, JsonError {
        switch (field) {
            case "images" -> images = arrays.array(field, ImageEntry.class, ImageEntry::image);
            case "categories" ->
                    categories = arrays.array(field, CategoryEntry.class, CategoryEntry::category);
            case "annotations" ->
                    annotations =
                            arrays.array(field, AnnotationEntry.class, AnnotationEntry::annotation);
            default -> {
                // skipped
            }
        }
    }

    private static boolean repeats(List<String> names) {
        return names.contains(null) || names.stream().distinct().count() < names.size();
    }

    private static <T> List<T> required(String field, List<T> elements) {
        if (elements == null) {
            throw new CocoException(field + ": the field is missing");
        }
        return elements;
    }
}
