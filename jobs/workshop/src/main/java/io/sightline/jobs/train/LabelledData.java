package io.sightline.jobs.train;

import io.sightline.jobs.media.MediaFiles;
import io.sightline.models.error.UserError;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.DetectorRecipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the images of a recipe and what people say is in them. */
final class LabelledData {
    private final DetectorRecipe recipe;
    private final Path dataFolder;
    private final Path output;
    private final PreparationListener listener;

    /**
     * @param dataFolder what the paths of the recipe are relative to
     * @param output frames of videos and drawn scenes go beneath it
     */
    LabelledData(
            DetectorRecipe recipe, Path dataFolder, Path output, PreparationListener listener) {
        this.recipe = recipe;
        this.dataFolder = dataFolder;
        this.output = output;
        this.listener = listener;
    }

    /**
     * One part per source of the recipe.
     *
     * @throws UserError when a source is not as the recipe says or an image is in two of them
     * @throws InterruptedException when the caller is interrupted meanwhile
     */
    List<LabelledPart> read() throws InterruptedException {
        List<LabelledPart> parts = new ArrayList<>();
        for (DataSource source : recipe.data()) {
            parts.add(read(source));
        }
        requireDifferent(parts);
        return parts;
    }

    private LabelledPart read(DataSource source) throws InterruptedException {
        if (source instanceof DataSource.Annotated annotated) {
            return annotated(annotated, dataFolder);
        } else if (source instanceof DataSource.Unlabelled unlabelled) {
            return unlabelled(unlabelled.images(), dataFolder, source.share());
        } else if (source instanceof DataSource.Video video) {
            return video(video);
        } else if (source instanceof DataSource.Scenes scenes) {
            return scenes(scenes);
        }
        throw new IllegalStateException("a source of no kind: " + source);
    }

    private LabelledPart annotated(DataSource.Annotated source, Path root) {
        return LabelledPart.split(
                AnnotatedImages.read(source, root, recipe.labels(), listener::noted),
                source.holdOut(),
                recipe.labels().size(),
                source.share(),
                source.annotations());
    }

    private static LabelledPart unlabelled(String images, Path root, double share) {
        Path folder = root.resolve(images);
        if (!Files.isDirectory(folder)) {
            throw new UserError(folder + ": no such folder");
        }
        List<LabelledImage> pictures =
                MediaFiles.in(folder).stream()
                        .filter(MediaFiles::isPicture)
                        .map(
                                file ->
                                        LabelledImage.unseen(
                                                Path.of(images, file.getFileName().toString())
                                                        .normalize()
                                                        .toString(),
                                                file))
                        .toList();
        if (pictures.isEmpty()) {
            throw new UserError(folder + ": there is no .jpg, .jpeg or .png file in it");
        }
        return new LabelledPart(pictures, List.of(), share);
    }

    private LabelledPart video(DataSource.Video source) throws InterruptedException {
        String name = source.video().replaceAll("[^A-Za-z0-9._-]", "-");
        String folder =
                OutputFolder.DATA
                        + String.format(Locale.ROOT, "/%s-every-%d", name, source.every());
        AtomicFolder.make(
                output.resolve(folder),
                empty -> VideoFrames.write(source, dataFolder, empty, listener));
        return unlabelled(folder, output, source.share());
    }

    private LabelledPart scenes(DataSource.Scenes source) throws InterruptedException {
        String folder =
                OutputFolder.DATA
                        + String.format(
                                Locale.ROOT, "/scenes-%d-%d", source.seed(), source.count());
        AtomicFolder.make(
                output.resolve(folder), empty -> SceneImages.write(source, empty, listener));
        return annotated(
                new DataSource.Annotated(
                        folder + "/instances.json",
                        folder + "/images",
                        List.of(),
                        Map.of(),
                        Map.of(),
                        source.holdOut(),
                        source.share()),
                output);
    }

    /** An image in two sources could be learnt from and validated on. */
    private static void requireDifferent(List<LabelledPart> parts) {
        Set<Path> files = new HashSet<>();
        Set<String> names = new HashSet<>();
        parts.stream()
                .flatMap(part -> Stream.concat(part.learnt().stream(), part.heldOut().stream()))
                .forEach(
                        image -> {
                            if (!files.add(image.file().toAbsolutePath().normalize())
                                    || !names.add(image.name())) {
                                throw new UserError(
                                        image.file() + ": the recipe's data has this image twice");
                            }
                        });
    }
}
