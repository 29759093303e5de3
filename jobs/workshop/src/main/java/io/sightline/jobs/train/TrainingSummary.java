package io.sightline.jobs.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sightline.models.training.Figure;
import io.sightline.models.training.Recipe;
import io.sightline.models.training.TrainingRun;
import io.sightline.models.training.ValidationResult;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a training run came to.
 *
 * @param model folder of the best model's bundle; null before the first validation
 * @param epochs that are complete, those of resumed runs included
 * @param seconds of all these runs, to the millisecond
 * @param figures of the best model, all that the recipe's network is measured by; null as above
 */
public record TrainingSummary(
        String model, long epochs, double seconds, Map<Figure, Double> figures) {
    private static final double MILLIS = 1e3;

    /** The summary of an outcome. */
    public static TrainingSummary of(TrainingRun.Outcome outcome, Recipe recipe) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        recipe.figures().forEach(figure -> figures.put(figure, null));
        outcome.best().map(ValidationResult::figures).ifPresent(figures::putAll);
        return new TrainingSummary(
                outcome.best().map(best -> outcome.model().toString()).orElse(null),
                outcome.steps() / recipe.schedule().stepsPerEpoch(),
                Math.round(outcome.seconds() * MILLIS) / MILLIS,
                figures);
    }

    /** One line of JSON: the components in their order, each figure by its name. */
    public String toJson() {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = mapper.createObjectNode();
        json.put("model", model);
        json.put("epochs", epochs);
        json.put("seconds", seconds);
        json.setAll(mapper.<ObjectNode>valueToTree(figures));
        return json.toString();
    }
}
