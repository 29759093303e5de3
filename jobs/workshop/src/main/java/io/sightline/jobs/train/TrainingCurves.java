package io.sightline.jobs.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.sightline.models.error.UserError;
import io.sightline.models.training.Figure;
import io.sightline.models.training.TrainingStep;
import io.sightline.models.training.ValidationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a training run goes, epoch by epoch: kept as {@code curves.json} in its output folder, so
 * that a resumed run goes on with it, and drawn as {@code curves-loss.svg} and, called after the
 * figure that decides, {@code curves-ap.svg} or {@code curves-top1.svg}. Not thread-safe.
 */
public final class TrainingCurves implements AutoCloseable {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private final Path output;
    private final String model;
    private final int epochs;
    private final List<CurvePoint> points;
    private int epoch;
    private int steps;
    private double lossSum;
    private double classLossSum;
    private double boxLossSum;
    private double learningRate;

    private TrainingCurves(Path output, String model, int epochs, List<CurvePoint> points) {
        this.output = output;
        this.model = model;
        this.epochs = epochs;
        this.points = new ArrayList<>(points);
    }

    /**
     * The curves of an output folder, those of earlier runs included.
     *
     * @param output exists
     * @param model name of the model
     * @param epochs of the whole schedule
     * @throws UserError when {@code curves.json} is there and cannot be read
     */
    public static TrainingCurves in(Path output, String model, int epochs) {
        Path file = file(output);
        try {
            List<CurvePoint> points =
                    Files.exists(file)
                            ? Arrays.asList(MAPPER.readValue(file.toFile(), CurvePoint[].class))
                            : List.of();
            return new TrainingCurves(output, model, epochs, points);
        } catch (JsonProcessingException malformed) {
            throw new UserError(file + ": not what was written there", malformed);
        } catch (IOException unreadable) {
            throw new UserError("%s: cannot be read: %s".formatted(file, unreadable), unreadable);
        }
    }

    private static Path file(Path output) {
        return output.resolve("curves.json");
    }

    /**
     * A step was taken.
     *
     * @param step of the same epoch as the one before or of the next; the first after a resumption
     *     may be of an epoch that was seen, which is then forgotten with all after it
     */
    public void stepped(TrainingStep step) {
        if (step.epoch() != epoch) {
            finishEpoch(Optional.empty());
            points.removeIf(point -> point.epoch() >= step.epoch());
            epoch = step.epoch();
        }
        steps++;
        lossSum += step.loss().total();
        classLossSum += step.loss().classes();
        boxLossSum += step.loss().boxes();
        learningRate = step.learningRate();
    }

    /**
     * The epoch of the last step has ended and was validated; keeps and draws the curves.
     *
     * @throws UserError when a file cannot be written
     */
    public void validated(ValidationResult result) {
        finishEpoch(Optional.of(result.figures()));
        write();
        CurveCharts.losses(model, epochs, points).write(output.resolve("curves-loss.svg"));
        CurveCharts.accuracy(model, epochs, points).write(output.resolve(accuracyFile(result)));
    }

    private static String accuracyFile(ValidationResult result) {
        Figure deciding = result.figures().keySet().iterator().next();
        return "curves-%s.svg".formatted(deciding.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Keeps what was seen since the last validation, an epoch that was broken off included.
     *
     * @throws UserError when a file cannot be written
     */
    @Override
    public void close() {
        if (steps > 0 || !points.isEmpty()) {
            finishEpoch(Optional.empty());
            write();
        }
    }

    private void write() {
        Path file = file(output);
        Path part = output.resolve("curves.json.part");
        try {
            Files.write(part, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(points));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(file, e), e);
        }
    }

    private void finishEpoch(Optional<Map<Figure, Double>> accuracy) {
        if (steps > 0) {
            points.add(
                    new CurvePoint(
                            epoch,
                            lossSum / steps,
                            classLossSum / steps,
                            boxLossSum / steps,
                            learningRate,
                            accuracy));
        }
        steps = 0;
        lossSum = 0;
        classLossSum = 0;
        boxLossSum = 0;
    }
}
