package io.sightline.jobs.train;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.models.network.ImageInput;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.TrainingImage;
import io.sightline.models.training.TrainingSet;
import io.sightline.operators.decode.DecodePolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a recipe learns from and is validated on. Images stay on disk until they are drawn; their
 * pixels come stretched to a square, half as large again as the network's input, so that a crop
 * still has the detail of the input. Owns the decoders that read them: closed by whoever made it,
 * after the last image is read.
 */
public final class TrainingData implements AutoCloseable {
    /** Side of what is read, in sides of the network's input. */
    private static final double SOURCE_SCALE = 1.5;

    private final PixelReader pixels;
    private final TrainingSet set;
    private final List<TrainingImage> validation;

    private TrainingData(PixelReader pixels, TrainingSet set, List<TrainingImage> validation) {
        this.pixels = pixels;
        this.set = set;
        this.validation = validation;
    }

    /**
     * Finds the images, makes those that are not files yet, and asks the teacher about what people
     * have not labelled.
     *
     * @param dataFolder what the paths of the recipe are relative to
     * @param output folder for what is made, which a later call uses again
     * @param teacher a detector, if there is one
     * @return the caller closes it
     * @throws UserError when a file is missing or is not what the recipe says, or there is nothing
     *     to learn from
     * @throws io.sightline.models.evaluation.CocoException when an annotation file is none
     * @throws io.sightline.models.bundle.ModelException when the teacher is no detector
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    @MustBeClosed
    public static TrainingData prepare(
            DetectorRecipe recipe,
            Path dataFolder,
            Path output,
            Optional<ModelBundle> teacher,
            PreparationListener listener)
            throws InterruptedException {
        if (teacher.isEmpty()) {
            requireLabels(recipe);
        }
        List<LabelledPart> parts = new LabelledData(recipe, dataFolder, output, listener).read();
        Map<String, TeacherAnswer> answers =
                teacher.isPresent()
                        ? ask(teacher.get(), recipe, parts, output, listener)
                        : Map.of();
        return of(recipe, parts, answers);
    }

    private static void requireLabels(DetectorRecipe recipe) {
        for (DataSource source : recipe.data()) {
            if (source instanceof DataSource.Unlabelled || source instanceof DataSource.Video) {
                throw new UserError(
                        "nobody says what is in %s: name a model that does with --teacher"
                                .formatted(source.path().orElseThrow()));
            }
        }
    }

    private static Map<String, TeacherAnswer> ask(
            ModelBundle bundle,
            DetectorRecipe recipe,
            List<LabelledPart> parts,
            Path output,
            PreparationListener listener)
            throws InterruptedException {
        List<String> labels = recipe.labels();
        List<LabelledImage> incomplete =
                parts.stream()
                        .flatMap(part -> part.learnt().stream())
                        .filter(image -> !image.isComplete(labels.size()))
                        .toList();
        try (Teacher teacher = Teacher.open(bundle, labels, listener::noted)) {
            return new Teaching(teacher, labels, output.resolve(OutputFolder.TEACHER_NOTES))
                    .ask(incomplete, listener);
        }
    }

    @MustBeClosed
    private static TrainingData of(
            DetectorRecipe recipe, List<LabelledPart> parts, Map<String, TeacherAnswer> answers) {
        ImageInput input = recipe.architecture().input();
        int side = (int) Math.round(SOURCE_SCALE * Math.max(input.width(), input.height()));
        PixelReader pixels =
                new PixelReader(DecodePolicy.forInput(side, side, Interpolation.PYRAMID));
        int classes = recipe.labels().size();
        List<TrainingSet.Part> learnt = new ArrayList<>();
        List<TrainingImage> validation = new ArrayList<>();
        for (LabelledPart part : parts) {
            List<TrainingImage> images = new ArrayList<>();
            for (LabelledImage image : part.learnt()) {
                TeacherAnswer answer = answers.getOrDefault(image.name(), TeacherAnswer.NONE);
                images.add(
                        LabelMerge.merge(image, answer, classes, () -> pixels.read(image.file())));
            }
            if (!images.isEmpty()) {
                learnt.add(new TrainingSet.Part(images, part.share()));
            }
            for (LabelledImage image : part.heldOut()) {
                validation.add(
                        LabelMerge.merge(
                                image,
                                TeacherAnswer.NONE,
                                classes,
                                () -> pixels.read(image.file())));
            }
        }
        if (learnt.isEmpty()) {
            throw new UserError("there is no image to learn from: all are held out");
        }
        return new TrainingData(pixels, new TrainingSet(learnt), validation);
    }

    /** What a network learns from. */
    public TrainingSet set() {
        return set;
    }

    /** What it is validated on: all objects of all classes are labelled. Empty for nothing. */
    public List<TrainingImage> validation() {
        return validation;
    }

    @Override
    public void close() {
        pixels.close();
    }
}
