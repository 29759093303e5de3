package io.sightline.jobs.cli;

import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.ReferenceArchitecture;
import io.sightline.models.training.AugmentationOptions;
import io.sightline.models.training.DataSource;
import io.sightline.models.training.DetectorRecipe;
import io.sightline.models.training.LossOptions;
import io.sightline.models.training.OptimizerOptions;
import io.sightline.models.training.RecipeFormat;
import io.sightline.models.training.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small network's recipe over a few drawn scenes. */
final class TestingTraining {
    static final int EPOCHS = 2;

    private final Path recipe;

    /**
     * @param folder gets the recipe
     */
    TestingTraining(Path folder) throws IOException {
        recipe = folder.resolve("recipe.json");
        Files.write(recipe, RecipeFormat.write(of(new DataSource.Scenes(3, 6, 2, 1))));
    }

    Path recipe() {
        return recipe;
    }

    private static DetectorRecipe of(DataSource source) {
        return new DetectorRecipe(
                "tiny",
                List.of("person", "vehicle", "bike"),
                ReferenceArchitecture.ssdLite(
                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.25, 6), 64, 64),
                List.of(source),
                2,
                1,
                AugmentationOptions.NONE,
                new LossOptions(new LossOptions.HardNegatives(3), 1, 0.5),
                new OptimizerOptions(new OptimizerOptions.Sgd(0.9), 0, 10, 0),
                new Schedule(EPOCHS, 3, 0, 0.01),
                1);
    }
}
