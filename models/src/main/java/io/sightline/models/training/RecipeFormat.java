package io.sightline.models.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.bundle.ArchitectureModule;
import io.sightline.models.json.Json;
import io.sightline.models.json.JsonError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Recipes as JSON: an object with the fields of {@link DetectorRecipe} or {@link ClassifierRecipe},
 * the architecture as in {@code model.json}. Values with variants name theirs in {@code kind}: a
 * recipe is {@code detector}, which is the default, or {@code classifier}; data of a detector is
 * {@code annotated}, {@code unlabelled}, {@code video} or {@code scenes}, that of a classifier
 * {@code folders} or {@code signs}; negatives are {@code hard} or {@code focal}, a method is {@code
 * sgd} or {@code adam}. A recipe decides days of work, so nothing else in it has a default: a field
 * that is unknown, missing, repeated or of another type is an error.
 */
public final class RecipeFormat {
    private static final JsonMapper MAPPER =
            Json.strict()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .addModule(new ArchitectureModule())
                    .addMixIn(Recipe.class, RecipeKind.class)
                    .addMixIn(ClassifierData.class, ClassifierDataKind.class)
                    .addMixIn(DataSource.class, DataKind.class)
                    .addMixIn(LossOptions.Negatives.class, NegativesKind.class)
                    .addMixIn(OptimizerOptions.Method.class, MethodKind.class)
                    .build();

    private RecipeFormat() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = DetectorRecipe.class)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DetectorRecipe.class, name = "detector"),
        @JsonSubTypes.Type(value = ClassifierRecipe.class, name = "classifier")
    })
    private interface RecipeKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ClassifierData.Folders.class, name = "folders"),
        @JsonSubTypes.Type(value = ClassifierData.Signs.class, name = "signs")
    })
    private interface ClassifierDataKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DataSource.Annotated.class, name = "annotated"),
        @JsonSubTypes.Type(value = DataSource.Unlabelled.class, name = "unlabelled"),
        @JsonSubTypes.Type(value = DataSource.Video.class, name = "video"),
        @JsonSubTypes.Type(value = DataSource.Scenes.class, name = "scenes")
    })
    private interface DataKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LossOptions.HardNegatives.class, name = "hard"),
        @JsonSubTypes.Type(value = LossOptions.Focal.class, name = "focal")
    })
    private interface NegativesKind {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OptimizerOptions.Sgd.class, name = "sgd"),
        @JsonSubTypes.Type(value = OptimizerOptions.Adam.class, name = "adam")
    })
    private interface MethodKind {}

    /**
     * Reads a recipe.
     *
     * @throws RecipeException when the file cannot be read or is not a valid recipe
     */
    public static Recipe read(Path file) {
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (NoSuchFileException missing) {
            throw new RecipeException(file + ": no such file", missing);
        } catch (IOException unreadable) {
            throw new RecipeException(file + ": cannot be read: " + unreadable, unreadable);
        }
        try {
            return Json.read(MAPPER, json, Recipe.class);
        } catch (JsonError malformed) {
            throw new RecipeException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    /** The recipe as indented JSON, UTF-8, ending in a line feed; equal recipes, equal bytes. */
    public static byte[] write(Recipe recipe) {
        return Json.indented(MAPPER, recipe);
    }
}
