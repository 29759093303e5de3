package io.sightline.models.catalogue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The models that can be pulled by name.
 *
 * @param models in the order in which they are listed
 */
public record Catalogue(List<CatalogueModel> models) {
    private static final String STANDARD = "catalogue.json";

    private static final JsonMapper MAPPER = Json.strict().build();

    /** The catalogue that comes with the program. */
    public static Catalogue standard() {
        try (InputStream json = Catalogue.class.getResourceAsStream(STANDARD)) {
            return MAPPER.readValue(json, Catalogue.class);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the catalogue is part of the program", impossible);
        }
    }

    /**
     * Finds a model.
     *
     * @throws ModelException naming the known ones when the name is unknown
     */
    public CatalogueModel model(String name) {
        return models.stream()
                .filter(model -> model.name().equals(name))
                .findAny()
                .orElseThrow(
                        () ->
                                new ModelException(
                                        "%s: not in the catalogue; available: %s"
                                                .formatted(name, names())));
    }

    private String names() {
        return models.stream().map(CatalogueModel::name).collect(Collectors.joining(", "));
    }
}
