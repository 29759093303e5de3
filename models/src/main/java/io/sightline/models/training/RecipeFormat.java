package io.sightline.models.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.sightline.models.bundle.ArchitectureModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Recipes as JSON: an object with the fields of {@link DetectorRecipe} or {@link ClassifierRecipe},
 * the architecture as in {@code model.json}. What can be one of several things says which by {@code
 * kind}: a recipe is {@code detector}, also when it says nothing, or {@code classifier}; data of a
 * detector is {@code annotated}, {@code unlabelled}, {@code video} or {@code scenes}, that of a
 * classifier {@code folders} or {@code signs}; negatives are {@code hard} or {@code focal}, a
 * method is {@code sgd} or {@code adam}. A recipe decides days of work, so nothing else in it is
 * guessed: a field that is unknown, missing, doubled or of another type is an error.
 */
public final class RecipeFormat {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .addModule(new Jdk8Module())
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
     * @throws RecipeException when the file cannot be read or is no recipe
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
            return read(json);
        } catch (RecipeException malformed) {
            throw new RecipeException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private static Recipe read(byte[] json) {
        try {
            Recipe recipe = MAPPER.readValue(json, Recipe.class);
            if (recipe == null) {
                throw new RecipeException("null is no recipe", null);
            }
            return recipe;
        } catch (JsonMappingException misfit) {
            try {
                throw new RecipeException(new RecipeMisfit(misfit).message(json), misfit);
            } catch (IOException impossible) {
                throw new IllegalStateException("it was read once", impossible);
            }
        } catch (JsonProcessingException malformed) {
            throw new RecipeException(
                    String.format(
                            Locale.ROOT,
                            "line %d: %s",
                            malformed.getLocation().getLineNr(),
                            RecipeMisfit.firstLine(malformed.getOriginalMessage())),
                    malformed);
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory are always readable", impossible);
        }
    }

    /** The recipe as indented JSON, UTF-8, ending in a line feed; equal recipes, equal bytes. */
    public static byte[] write(Recipe recipe) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            String json = MAPPER.writer(printer).writeValueAsString(recipe) + "\n";
            return json.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a recipe is always JSON", impossible);
        }
    }
}
