package io.sightline.jobs.train;

import io.sightline.jobs.options.UserError;
import io.sightline.models.training.Recipe;
import io.sightline.models.training.RecipeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder of a training run, which belongs to one recipe. */
public final class OutputFolder {
    private static final String RECIPE = "recipe.json";

    private OutputFolder() {}

    /**
     * Begins a run in a folder that does not exist or is empty, and notes the recipe there.
     *
     * @throws UserError when there is something in it or it cannot be written
     */
    public static void begin(Path folder, Recipe recipe) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isPresent()) {
                    throw new UserError(
                            folder + ": not empty; pass --resume to go on with what is there");
                }
            }
            Files.write(folder.resolve(RECIPE), RecipeFormat.write(recipe));
        } catch (IOException e) {
            throw new UserError("%s: cannot be written: %s".formatted(folder, e), e);
        }
    }

    /**
     * Goes on with a run.
     *
     * @throws UserError when there is none or it was begun with another recipe
     * @throws io.sightline.models.training.RecipeException when its recipe cannot be read
     */
    public static void resume(Path folder, Recipe recipe) {
        Path begun = folder.resolve(RECIPE);
        if (!Files.exists(begun)) {
            throw new UserError(folder + ": no training run was begun there, nothing to resume");
        }
        if (!RecipeFormat.read(begun).equals(recipe)) {
            throw new UserError(
                    "%s: begun with another recipe; compare it with %s".formatted(folder, begun));
        }
    }
}
