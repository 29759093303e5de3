package io.sightline.jobs.train;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sightline.models.training.Schedule;
import io.sightline.models.training.TrainingRun;
import io.sightline.models.training.ValidationResult;

/**
 * What a training run came to.
 *
 * @param model folder of the best model's bundle; null before the first validation
 * @param epochs that are complete, those of resumed runs included
 * @param seconds of all these runs, to the millisecond
 * @param ap of the best model, average precision at IoU 0.50 to 0.95, [0, 1]; null as above
 * @param ap50 of the best model, average precision at IoU 0.50, [0, 1]; null as above
 */
public record TrainingSummary(String model, long epochs, double seconds, Double ap, Double ap50) {
    private static final double MILLIS = 1e3;

    /** The summary of an outcome. */
    public static TrainingSummary of(TrainingRun.Outcome outcome, Schedule schedule) {
        return new TrainingSummary(
                outcome.best().map(best -> outcome.model().toString()).orElse(null),
                outcome.steps() / schedule.stepsPerEpoch(),
                Math.round(outcome.seconds() * MILLIS) / MILLIS,
                outcome.best().map(ValidationResult::ap).orElse(null),
                outcome.best().map(ValidationResult::ap50).orElse(null));
    }

    /** One line of JSON, the components in their order. */
    public String toJson() {
        return new JsonMapper().valueToTree(this).toString();
    }
}
