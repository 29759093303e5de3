package io.sightline.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelCard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFormatTest {
    private static final Recipe RECIPE = TestingRecipe.withHardNegativesAndSgd();

    @TempDir private Path folder;

    @Test
    void readsWhatItWrites() throws IOException {
        List<Recipe> recipes =
                List.of(
                        RECIPE,
                        TestingRecipe.withFocalLossAndAdam(),
                        TestingRecipe.ofAClassifier(new ClassifierData.Signs(1, 100, 20)),
                        TestingRecipe.ofAClassifier(new ClassifierData.Folders("photos", 5)));
        for (Recipe recipe : recipes) {
            Path file = Files.write(folder.resolve("recipe.json"), RecipeFormat.write(recipe));

            assertThat(RecipeFormat.read(file)).isEqualTo(recipe);
        }
    }

    @Test
    void takesARecipeThatSaysNoKindForADetectors() throws IOException {
        String json = new String(RecipeFormat.write(RECIPE), StandardCharsets.UTF_8);
        assertThat(json).contains("\"kind\" : \"detector\",");
        Path file = folder.resolve("recipe.json");
        Files.writeString(file, json.replace("\"kind\" : \"detector\",", ""));

        assertThat(RecipeFormat.read(file)).isEqualTo(RECIPE);
    }

    @Test
    void tellsANetworkThatIsNotOfTheRecipesKind() throws IOException {
        JsonNode detector = tree();
        ObjectNode classifier =
                (ObjectNode)
                        new ObjectMapper()
                                .readTree(
                                        RecipeFormat.write(
                                                TestingRecipe.ofAClassifier(
                                                        new ClassifierData.Signs(1, 1, 1))));
        classifier.set("architecture", detector.get("architecture"));
        Path file = Files.writeString(folder.resolve("recipe.json"), classifier.toString());

        assertThatThrownBy(() -> RecipeFormat.read(file))
                .isInstanceOf(RecipeException.class)
                .hasMessage(
                        file
                                + ": line 1: a classifier recipe needs a classifier head,"
                                + " found a detector's");
    }

    @Test
    void readsTheRecipesOfTheProject() {
        Recipe signs = RecipeFormat.read(Path.of("recipes", "signs.json"));

        assertThat(signs).isInstanceOf(ClassifierRecipe.class);
        assertThat(signs.labels()).hasSize(10);
    }

    @Test
    void readsTheRecipesOfTheShippedModel() {
        Recipe street = RecipeFormat.read(Path.of("recipes", "street.json"));
        Recipe finish = RecipeFormat.read(Path.of("recipes", "street-finish.json"));
        Recipe wide = RecipeFormat.read(Path.of("recipes", "street-512.json"));
        Recipe sharp = RecipeFormat.read(Path.of("recipes", "street-512-finish.json"));
        Recipe last = RecipeFormat.read(Path.of("recipes", "street-512-tune.json"));

        assertThat(street.architecture().input().width()).isEqualTo(384);
        assertThat(street.architecture().input().height()).isEqualTo(224);
        assertThat(finish.architecture()).isEqualTo(street.architecture());
        assertThat(wide.architecture().input().width()).isEqualTo(512);
        assertThat(wide.architecture().input().height()).isEqualTo(288);
        assertThat(wide.architecture().head()).isEqualTo(street.architecture().head());
        assertThat(sharp.architecture()).isEqualTo(wide.architecture());
        assertThat(last.architecture()).isEqualTo(wide.architecture());
    }

    @Test
    void saysWhatARecipeLearnsFrom() {
        assertThat(RECIPE.sources())
                .containsExactly(
                        "photos/instances.json",
                        "street",
                        "video/road.mp4, every 25. frame",
                        "100 drawn street scenes, seed 7");
        assertThat(TestingRecipe.ofAClassifier(new ClassifierData.Signs(1, 100, 20)).sources())
                .containsExactly("100 drawn signs, seed 1");
        assertThat(TestingRecipe.ofAClassifier(new ClassifierData.Folders("photos", 5)).sources())
                .containsExactly("photos");
    }

    @Test
    void writesTheArchitectureAsAModelCardDoes() throws IOException {
        ModelCard card =
                new ModelCard(
                        "m",
                        "1",
                        Optional.of(RECIPE.architecture()),
                        RECIPE.labels(),
                        ModelCard.Preprocessing.stretchedRgb(256, 256, Interpolation.PYRAMID),
                        ModelCard.Thresholds.NONE,
                        ModelCard.Provenance.imported("f", new TreeMap<>()),
                        "none",
                        List.of(),
                        Optional.empty(),
                        new TreeMap<>());

        assertThat(tree().get("architecture"))
                .hasToString(card.json().get("architecture").toString());
    }

    @Test
    void saysOfWhatKindThingsAre() throws IOException {
        JsonNode tree = tree();

        assertThat(tree.get("data").findValuesAsText("kind"))
                .containsExactly("annotated", "unlabelled", "video", "scenes");
        assertThat(tree.at("/loss/negatives/kind").asText()).isEqualTo("hard");
        assertThat(tree.at("/optimizer/method/kind").asText()).isEqualTo("sgd");
    }

    @Test
    void tellsAFieldThatDoesNotExist() {
        assertRefused(
                "\"every\" : 25,", "\"every\" : 25, \"evry\" : 2,", "data[2].evry: unknown field");
    }

    @Test
    void tellsAFieldOfTheArchitectureThatDoesNotExist() {
        assertRefused(
                "\"alpha\" : 0.5",
                "\"alpha\" : 0.5, \"beta\" : 1",
                "architecture.backbone.beta: unknown field");
    }

    @Test
    void tellsAFieldThatIsMissing() {
        assertRefused("\"batchSize\" : 16,", "", "line 1: batchSize: the field is missing");
    }

    @Test
    void tellsAFieldThatIsThereTwice() {
        assertRefused(
                "\"batchSize\" : 16,",
                "\"batchSize\" : 16, \"batchSize\" : 32,",
                "Duplicate field 'batchSize'");
    }

    @Test
    void tellsATextWhereANumberBelongs() {
        assertRefused(
                "\"batchSize\" : 16", "\"batchSize\" : \"16\"", "batchSize: expected an integer");
    }

    @Test
    void tellsAFractionWhereNumbersAreWhole() {
        assertRefused(
                "\"epochs\" : 60", "\"epochs\" : 60.5", "schedule.epochs: expected an integer");
    }

    @Test
    void tellsAKindThatDoesNotExist() {
        assertRefused(
                "\"kind\" : \"video\"",
                "\"kind\" : \"film\"",
                "data[2]: 'film' is not a valid" + " kind");
    }

    @Test
    void tellsAKindThatIsMissing() {
        assertRefused("\"kind\" : \"sgd\",", "", "optimizer.method: the field \"kind\" is missing");
    }

    @Test
    void tellsAValueThatIsOutOfRange() {
        assertRefused(
                "\"every\" : 25", "\"every\" : 0", "data[2]: every must be at least 1, found 0");
        assertRefused(
                "\"share\" : 0.5", "\"share\" : 0", "data[2]: share must be above 0, found 0.0");
        assertRefused(
                "\"holdOut\" : 10", "\"holdOut\" : -1", "holdOut must be at least 0, found -1");
        assertRefused(
                "\"count\" : 100", "\"count\" : 0", "data[3]: count must be at least 1, found 0");
    }

    @Test
    void tellsTheLine() {
        String refused = refusal("\"name\" : \"street\",", "\"name\" : \"street\", \"nam\" : 1,");

        assertThat(refused).endsWith("recipe.json: line 3: nam: unknown field");
    }

    @Test
    void tellsThatItIsNoJson() {
        assertRefused(
                "\"labels\" : [",
                "\"labels\" : ]",
                "line 4: not valid JSON: Unexpected character (']'");
    }

    @Test
    void tellsAFileThatIsMissing() {
        assertThatThrownBy(() -> RecipeFormat.read(folder.resolve("none.json")))
                .isInstanceOf(RecipeException.class)
                .hasMessage(folder.resolve("none.json") + ": no such file");
    }

    private void assertRefused(String right, String wrong, String message) {
        assertThat(refusal(right, wrong)).contains(message);
    }

    /** The message about a recipe in which something was replaced, one line. */
    private String refusal(String right, String wrong) {
        String json = new String(RecipeFormat.write(RECIPE), StandardCharsets.UTF_8);
        assertThat(json).contains(right);
        Path file = folder.resolve("recipe.json");
        try {
            Files.writeString(file, json.replace(right, wrong));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Throwable refusal = catchThrowable(() -> RecipeFormat.read(file));
        assertThat(refusal)
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith(file + ": line ");
        assertThat(refusal.getMessage()).doesNotContain("\n");
        return refusal.getMessage();
    }

    private static JsonNode tree() throws IOException {
        return new ObjectMapper().readTree(RecipeFormat.write(RECIPE));
    }
}
