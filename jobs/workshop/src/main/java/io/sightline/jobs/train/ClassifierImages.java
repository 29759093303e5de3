package io.sightline.jobs.train;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.jobs.media.MediaFiles;
import io.sightline.jobs.signs.Sign;
import io.sightline.jobs.signs.SignKind;
import io.sightline.models.bundle.Interpolation;
import io.sightline.models.error.UserError;
import io.sightline.models.network.ImageInput;
import io.sightline.models.training.ClassifiedImage;
import io.sightline.models.training.ClassifierData;
import io.sightline.models.training.ClassifierRecipe;
import io.sightline.operators.decode.DecodePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a classifier's recipe learns from and is validated on. Drawn signs are held in memory, files
 * are read when they are drawn. Owns the decoders that read them: closed by whoever made it, after
 * the last image is read.
 */
public final class ClassifierImages implements AutoCloseable {
    private final PixelReader pixels;
    private final List<ClassifiedImage> learnt = new ArrayList<>();
    private final List<ClassifiedImage> heldOut = new ArrayList<>();

    private ClassifierImages(ImageInput input) {
        pixels =
                new PixelReader(
                        DecodePolicy.forInput(
                                input.width(), input.height(), Interpolation.PYRAMID));
    }

    /**
     * Finds the images, or draws them.
     *
     * @param dataFolder what the paths of the recipe are relative to
     * @return the caller closes it
     * @throws UserError when a folder is missing or too empty, or a label is not called as a sign
     *     is
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // nothing to close before the first image is read
    public static ClassifierImages prepare(
            ClassifierRecipe recipe, Path dataFolder, PreparationListener listener)
            throws InterruptedException {
        ClassifierImages images = new ClassifierImages(recipe.architecture().input());
        if (recipe.data() instanceof ClassifierData.Signs signs) {
            images.draw(signs, recipe.labels(), listener);
        } else if (recipe.data() instanceof ClassifierData.Folders folders) {
            images.find(folders, recipe.labels(), dataFolder);
        }
        return images;
    }

    private void draw(ClassifierData.Signs signs, List<String> labels, PreparationListener listener)
            throws InterruptedException {
        List<SignKind> kinds = labels.stream().map(ClassifierImages::kind).toList();
        List<ClassifiedImage> drawn = new ArrayList<>();
        ParallelWork.run(
                "signs",
                signs.learnt() + signs.heldOut(),
                index -> Sign.draw(kinds, signs.seed() + index),
                sign -> drawn.add(new ClassifiedImage(sign::image, kinds.indexOf(sign.kind()))),
                listener);
        learnt.addAll(drawn.subList(0, signs.learnt()));
        heldOut.addAll(drawn.subList(signs.learnt(), drawn.size()));
    }

    private static SignKind kind(String label) {
        return SignKind.of(label)
                .orElseThrow(
                        () ->
                                new UserError(
                                        "no sign is called '%s'; there are %s"
                                                .formatted(label, kinds())));
    }

    private static String kinds() {
        return Arrays.stream(SignKind.values())
                .map(SignKind::label)
                .collect(Collectors.joining(", "));
    }

    private void find(ClassifierData.Folders source, List<String> labels, Path dataFolder) {
        Path root = dataFolder.resolve(source.images());
        for (int id = 0; id < labels.size(); id++) {
            Path folder = root.resolve(labels.get(id));
            if (!Files.isDirectory(folder)) {
                throw new UserError(folder + ": no such folder");
            }
            List<Path> files =
                    MediaFiles.in(folder).stream().filter(MediaFiles::isPicture).toList();
            if (files.size() < 2) {
                throw new UserError(folder + ": there are no two .jpg, .jpeg or .png files in it");
            }
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                ClassifiedImage image = new ClassifiedImage(() -> pixels.read(file), id);
                (i % source.holdOut() == 0 ? heldOut : learnt).add(image);
            }
        }
    }

    /** What a network learns from, at least one image. */
    public List<ClassifiedImage> learnt() {
        return List.copyOf(learnt);
    }

    /** What it is validated on, at least one image. */
    public List<ClassifiedImage> heldOut() {
        return List.copyOf(heldOut);
    }

    @Override
    public void close() {
        pixels.close();
    }
}
