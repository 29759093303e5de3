package io.sightline.models.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a data set out of an annotation file; what evaluation does not need is skipped. */
final class CocoDatasetReader {
    private List<CocoImage> images;
    private List<CocoCategory> categories;
    private List<CocoAnnotation> annotations;

    CocoDataset read(JsonParser parser) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw new CocoException("not an object with images, categories and annotations");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            readField(parser, field);
        }
        return new CocoDataset(
                required("images", images),
                required("categories", categories),
                required("annotations", annotations));
    }

    private void readField(JsonParser parser, String field) throws IOException {
        switch (field) {
            case "images" -> images = JsonFile.array(parser, field, CocoDatasetReader::image);
            case "categories" ->
                    categories = JsonFile.array(parser, field, CocoDatasetReader::category);
            case "annotations" ->
                    annotations = JsonFile.array(parser, field, CocoDatasetReader::annotation);
            default -> parser.skipChildren();
        }
    }

    private static CocoImage image(JsonFields fields) {
        return new CocoImage(
                fields.id("id"),
                fields.text("file_name"),
                fields.integer("width"),
                fields.integer("height"),
                labelledCategories(fields));
    }

    private static Optional<Set<String>> labelledCategories(JsonFields fields) {
        String labels = fields.textOr("labels", "complete");
        return switch (labels) {
            case "complete" -> Optional.empty();
            case "partial" -> Optional.of(fields.texts("labelled_classes"));
            case "none" -> Optional.of(Set.of());
            default -> throw fields.wrong("labels", "complete, partial or none");
        };
    }

    private static CocoCategory category(JsonFields fields) {
        return new CocoCategory(fields.integer("id"), fields.text("name"));
    }

    private static CocoAnnotation annotation(JsonFields fields) {
        return new CocoAnnotation(
                fields.id("image_id"),
                fields.integer("category_id"),
                fields.box("bbox"),
                fields.number("area"),
                fields.flag("iscrowd"));
    }

    private static <T> List<T> required(String field, List<T> elements) {
        if (elements == null) {
            throw new CocoException("there is no \"%s\"".formatted(field));
        }
        return elements;
    }
}
