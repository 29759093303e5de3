package io.sightline.jobs.cli;

import io.sightline.jobs.train.ClassifierImages;
import io.sightline.jobs.train.OutputFolder;
import io.sightline.jobs.train.TrainingCurves;
import io.sightline.jobs.train.TrainingData;
import io.sightline.jobs.train.TrainingSummary;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.models.tensorflow.training.TensorFlowLearner;
import io.sightline.models.training.ClassifierRecipe;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.Learner;
import io.sightline.models.training.Recipe;
import io.sightline.models.training.RecipeFormat;
import io.sightline.models.training.TrainingRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sightline train}: a detector or a classifier from a recipe. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Train a detector or a classifier from a recipe, validate it"
                    + " regularly on images it does not train on, and keep the best model"
                    + " as a bundle.",
            "Ctrl-C ends training after the current step; --resume continues"
                    + " from there. The last line of output is a JSON object with model,"
                    + " epochs, seconds, and ap and ap50 or top1.",
            "Exit code 0 if the schedule was completed, otherwise 1."
        })
final class TrainCommand implements Callable<Integer> {
    @Option(
            names = "--recipe",
            required = true,
            paramLabel = "FILE",
            description = "What to train, on what and how: JSON.")
    private Path recipeFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder that the paths in the recipe are relative to. Default: the recipe's.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder for checkpoints, curves and the best model. It must not exist, or be"
                            + " empty, unless --resume.")
    private Path output;

    @Option(names = "--resume", description = "Continue the run in the output folder.")
    private boolean resume;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description =
                    "What to start from: the output folder of another run, for its last weights, or"
                            + " a bundle. The layers are the same; the input may have another"
                            + " size.")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = "--teacher",
            paramLabel = "DIR",
            description = "Folder of a bundle that labels images without labels.")
    private Optional<Path> teacher = Optional.empty();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Recipe recipe = RecipeFormat.read(recipeFile);
        Optional<ModelBundle> teacherBundle = teacher.map(ModelBundle::open);
        if (recipe instanceof DetectorRecipe detector) {
            requireHeldOut(detector);
        } else if (teacher.isPresent()) {
            throw new UserError("--teacher is for detectors, but the recipe is for a classifier");
        }
        if (resume) {
            OutputFolder.requireBegun(output, recipe);
        } else {
            OutputFolder.requireUnused(output);
        }
        Preparation preparation = new Preparation();
        try (StopSignal stop = StopSignal.listen(preparation::breakOff)) {
            TrainingRun.Outcome outcome =
                    train(recipe, teacherBundle, preparation, stop::requested);
            TrainingSummary summary = TrainingSummary.of(outcome, recipe);
            spec.commandLine().getOut().println(summary.toJson());
            return outcome.complete()
                    ? spec.exitCodeOnSuccess()
                    : spec.exitCodeOnExecutionException();
        } catch (InterruptedException | UserError failure) {
            if (preparation.isBrokenOff()) {
                return spec.exitCodeOnExecutionException();
            }
            throw failure;
        }
    }

    private static void requireHeldOut(DetectorRecipe recipe) {
        if (recipe.data().stream().allMatch(source -> source.heldOut() == 0)) {
            throw new UserError("the recipe has no validation images: add holdOut to a source");
        }
    }

    private TrainingRun.Outcome train(
            Recipe recipe,
            Optional<ModelBundle> teacherBundle,
            Preparation preparation,
            BooleanSupplier stop)
            throws InterruptedException {
        CommandLine command = spec.commandLine();
        TrainingCurves curves =
                TrainingCurves.in(output, recipe.name(), recipe.schedule().epochs());
        // The first session decides how many cores TensorFlow uses in this process: the
        // learner's takes all, the teacher's only one.
        try (Learner learner = TensorFlowLearner.open(recipe);
                TrainingProgress progress =
                        new TrainingProgress(command, recipe.schedule(), curves, stop)) {
            return recipe instanceof DetectorRecipe detector
                    ? detector(detector, teacherBundle, preparation, progress, learner)
                    : classifier((ClassifierRecipe) recipe, preparation, progress, learner);
        }
    }

    private TrainingRun.Outcome detector(
            DetectorRecipe recipe,
            Optional<ModelBundle> teacherBundle,
            Preparation preparation,
            TrainingProgress progress,
            Learner learner)
            throws InterruptedException {
        try (TrainingData images =
                TrainingData.prepare(
                        recipe,
                        dataFolder(),
                        output,
                        teacherBundle,
                        new PreparationProgress(spec.commandLine()))) {
            TrainingRun run =
                    TrainingRun.ofDetector(
                            recipe, images.set(), images.validation(), output, progress);
            begin(run, recipe, preparation, learner);
            return run.run(learner);
        }
    }

    private TrainingRun.Outcome classifier(
            ClassifierRecipe recipe,
            Preparation preparation,
            TrainingProgress progress,
            Learner learner)
            throws InterruptedException {
        try (ClassifierImages images =
                ClassifierImages.prepare(
                        recipe, dataFolder(), new PreparationProgress(spec.commandLine()))) {
            TrainingRun run =
                    TrainingRun.ofClassifier(
                            recipe, images.learnt(), images.heldOut(), output, progress);
            begin(run, recipe, preparation, learner);
            return run.run(learner);
        }
    }

    private void begin(TrainingRun run, Recipe recipe, Preparation preparation, Learner learner)
            throws InterruptedException {
        preparation.end();
        from.ifPresent(other -> run.startFrom(other, learner));
        OutputFolder.begin(output, recipe);
    }

    private Path dataFolder() {
        return data.orElseGet(() -> recipeFile.toAbsolutePath().getParent());
    }
}
