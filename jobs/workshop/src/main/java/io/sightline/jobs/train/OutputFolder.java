package io.sightline.jobs.train;

import io.sightline.models.error.UserError;
import io.sightline.models.training.Recipe;
import io.sightline.models.training.RecipeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of a training run, which belongs to one recipe from its first step on. */
public final class OutputFolder {
    /** Frames of videos and drawn scenes. */
    static final String DATA = "data";

    /** What the teacher found. */
    static final String TEACHER_NOTES = "teacher.json";

    private static final String RECIPE = "recipe.json";

    /** What is good for any recipe. */
    private static final Set<String> PREPARED = Set.of(DATA, TEACHER_NOTES);

    private OutputFolder() {}

    /**
     * Makes sure that a run can begin in a folder: it does not exist, or there is nothing in it but
     * what was prepared for a run that never began.
     *
     * @throws UserError when there is something else in it or it cannot be made
     */
    public static void requireUnused(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.anyMatch(path -> !PREPARED.contains(path.getFileName().toString()))) {
                    throw new UserError(
                            folder + ": not empty; pass --resume to go on with what is there");
                }
            }
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(folder, e), e);
        }
    }

    /**
     * Makes sure that the run in a folder is one of this recipe.
     *
     * @throws UserError when there is none or it was begun with another recipe
     * @throws io.sightline.models.training.RecipeException when its recipe cannot be read
     */
    public static void requireBegun(Path folder, Recipe recipe) {
        Path begun = folder.resolve(RECIPE);
        if (!Files.exists(begun)) {
            throw new UserError(folder + ": no training run was begun there, nothing to resume");
        }
        if (!RecipeFormat.read(begun).equals(recipe)) {
            throw new UserError(
                    "%s: begun with another recipe; compare it with %s".formatted(folder, begun));
        }
    }

    /**
     * Begins a run: notes its recipe.
     *
     * @throws UserError when it cannot be written
     */
    public static void begin(Path folder, Recipe recipe) {
        Path file = folder.resolve(RECIPE);
        try {
            Files.write(file, RecipeFormat.write(recipe));
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(file, e), e);
        }
    }
}
