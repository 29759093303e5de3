package io.sightline.models.training;

import io.sightline.models.bundle.Digest;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.ImageInput;
import io.sightline.models.ssd.DetectionFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Trains a network by a recipe: batch after batch, a checkpoint after each epoch, a validation
 * every few epochs, and the best network kept as a bundle.
 */
public final class TrainingRun {
    /** AP is measured over everything above this. */
    private static final float LOW_SCORE = 0.02f;

    private static final ModelCard.Thresholds DETECTION_THRESHOLDS =
            new ModelCard.Thresholds(0.4f, 0.45f, 200, 200);

    /** What the normalisations of a bundle are measured on. */
    private static final int SAMPLE_IMAGES = 48;

    private static final double NANOS = 1e9;
    private static final double SECONDS_PER_HOUR = 3600;

    private final Recipe recipe;
    private final Batches batches;
    private final Validation validation;
    private final ModelCard.Thresholds thresholds;
    private final TrainingFolder folder;
    private final TrainingListener listener;
    private long steps;
    private double secondsBefore;
    private long startNanos;
    private Optional<ValidationResult> best = Optional.empty();

    private TrainingRun(
            Recipe recipe,
            Batches batches,
            Validation validation,
            ModelCard.Thresholds thresholds,
            Path output,
            TrainingListener listener) {
        this.recipe = recipe;
        this.batches = batches;
        this.validation = validation;
        this.thresholds = thresholds;
        this.folder = new TrainingFolder(output);
        this.listener = listener;
    }

    /**
     * The run of a detector.
     *
     * @param validation at least one image
     * @param output folder of checkpoints and the best bundle; made if it is not there
     */
    public static TrainingRun ofDetector(
            DetectorRecipe recipe,
            TrainingSet set,
            List<TrainingImage> validation,
            Path output,
            TrainingListener listener) {
        ImageInput input = recipe.architecture().input();
        DetectionFilter filter = DETECTION_THRESHOLDS.withScore(LOW_SCORE).filter(recipe.labels());
        return new TrainingRun(
                recipe,
                new DetectorBatches(recipe, set),
                new DetectorValidation(validation, filter, input.width(), input.height()),
                DETECTION_THRESHOLDS,
                output,
                listener);
    }

    /**
     * The run of a classifier.
     *
     * @param images to learn from, at least one
     * @param validation at least one image
     * @param output folder of checkpoints and the best bundle; made if it is not there
     */
    public static TrainingRun ofClassifier(
            ClassifierRecipe recipe,
            List<ClassifiedImage> images,
            List<ClassifiedImage> validation,
            Path output,
            TrainingListener listener) {
        ImageInput input = recipe.architecture().input();
        return new TrainingRun(
                recipe,
                new ClassifierBatches(recipe, images),
                new ClassifierValidation(validation, input.width(), input.height()),
                ModelCard.Thresholds.NONE,
                output,
                listener);
    }

    /**
     * What a run came to.
     *
     * @param model folder of the best network's bundle
     * @param steps taken in all
     * @param seconds spent in all, over all resumptions
     * @param best of the validations; empty when there was none yet
     * @param complete whether the schedule is at its end
     */
    public record Outcome(
            Path model,
            long steps,
            double seconds,
            Optional<ValidationResult> best,
            boolean complete) {}

    /**
     * Gives a learner the weights of another run when it last saved, or of a bundle.
     *
     * @param other output folder of a run, or folder of a bundle, whose network has the same layers
     * @throws ModelException when it is neither, or of another network or other labels
     */
    public void startFrom(Path other, Learner learner) {
        if (!Files.exists(other.resolve(ModelBundle.CARD))) {
            learner.startFrom(TrainingFolder.checkpoint(other));
            return;
        }
        ModelBundle bundle = ModelBundle.open(other);
        if (!bundle.card().labels().equals(recipe.labels())) {
            throw new ModelException(
                    "%s: its labels are %s, but the recipe's are %s"
                            .formatted(other, bundle.card().labels(), recipe.labels()));
        }
        int samples = (SAMPLE_IMAGES + recipe.batchSize() - 1) / recipe.batchSize();
        learner.startFrom(bundle, LongStream.range(0, samples).mapToObj(batches::batch).toList());
    }

    /**
     * Trains to the end of the schedule, or until the listener asks to stop.
     *
     * @param learner of the recipe's architecture, optimizer and loss; stays the caller's
     * @throws ModelException when the folder's checkpoint is of another network, or when the loss
     *     is not a number
     */
    public Outcome run(Learner learner) throws InterruptedException {
        startNanos = System.nanoTime();
        folder.progress().ifPresent(progress -> resume(learner, progress));
        boolean stopped = false;
        try (BatchLoader loader = new BatchLoader(batches, steps)) {
            while (!stopped && steps < recipe.schedule().steps()) {
                step(learner, loader.next());
                if (steps % recipe.schedule().stepsPerEpoch() == 0) {
                    finishEpoch(learner);
                }
                stopped = listener.stopRequested();
            }
        }
        if (stopped && steps % recipe.schedule().stepsPerEpoch() != 0) {
            save(learner);
        }
        return new Outcome(
                folder.model(), steps, seconds(), best, steps == recipe.schedule().steps());
    }

    private void resume(Learner learner, Progress progress) {
        folder.restore(learner, progress);
        steps = progress.steps();
        secondsBefore = progress.seconds();
        best = progress.best();
    }

    private void step(Learner learner, TrainingBatch batch) {
        double learningRate = recipe.schedule().learningRate(steps);
        StepLoss loss = learner.step(batch, learningRate, steps);
        if (!loss.finite()) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "the loss of step %d is not a number: try a learningRate below %s",
                            steps,
                            recipe.schedule().learningRate()));
        }
        int epoch = (int) (steps / recipe.schedule().stepsPerEpoch()) + 1;
        listener.stepped(new TrainingStep(steps, epoch, loss, learningRate));
        steps++;
    }

    private void finishEpoch(Learner learner) {
        int epoch = (int) (steps / recipe.schedule().stepsPerEpoch());
        if (epoch % recipe.validateEvery() == 0 || epoch == recipe.schedule().epochs()) {
            validate(learner, epoch);
        }
        save(learner);
    }

    private void validate(Learner learner, int epoch) {
        ValidationResult result = validation.measure(learner, epoch);
        boolean better = best.isEmpty() || result.accuracy() > best.get().accuracy();
        if (better) {
            folder.keep(learner, card(result));
            best = Optional.of(result);
        }
        listener.validated(result, better);
    }

    private ModelCard card(ValidationResult result) {
        ImageInput input = recipe.architecture().input();
        return new ModelCard(
                recipe.name(),
                "1",
                Optional.of(recipe.architecture()),
                recipe.labels(),
                ModelCard.Preprocessing.stretchedRgb(
                        input.width(), input.height(), Interpolation.PYRAMID),
                thresholds,
                provenance(result.epoch()),
                "Apache-2.0",
                List.of(result.on("images held out of training")),
                Optional.empty(),
                new TreeMap<>());
    }

    private ModelCard.Provenance provenance(int epoch) {
        long images = (long) epoch * recipe.schedule().stepsPerEpoch() * recipe.batchSize();
        double hours = Math.round(seconds() / SECONDS_PER_HOUR * 100) / 100.0;
        return new ModelCard.Provenance(
                "recipe",
                new TreeMap<>(Map.of("recipe.json", Digest.of(RecipeFormat.write(recipe)))),
                Optional.of(new ModelCard.Training(recipe.sources(), epoch, images, hours)));
    }

    private void save(Learner learner) {
        folder.save(learner, steps, seconds(), best);
    }

    private double seconds() {
        return secondsBefore + (System.nanoTime() - startNanos) / NANOS;
    }
}
