package io.sightline.models.training;

import io.sightline.models.network.MobileNetV2;
import io.sightline.models.network.ReferenceArchitecture;
import java.util.List;
import java.util.Map;

/** Recipes with one of everything. */
final class TestingRecipe {
    private static final List<DataSource> DATA =
            List.of(
                    new DataSource.Annotated(
                            "photos/instances.json",
                            "photos",
                            List.of("highway/", "city/"),
                            Map.of("car", "vehicle", "bus", "vehicle"),
                            Map.of("highway/", List.of("bike")),
                            10,
                            2),
                    new DataSource.Unlabelled("street", 1),
                    new DataSource.Video("video/road.mp4", 25, 0.5),
                    new DataSource.Scenes(7, 100, 20, 1));

    private TestingRecipe() {}

    static DetectorRecipe withHardNegativesAndSgd() {
        return of(new LossOptions.HardNegatives(3), new OptimizerOptions.Sgd(0.9));
    }

    static DetectorRecipe withFocalLossAndAdam() {
        return of(new LossOptions.Focal(0.25, 2), new OptimizerOptions.Adam(0.9, 0.999));
    }

    private static DetectorRecipe of(
            LossOptions.Negatives negatives, OptimizerOptions.Method method) {
        return new DetectorRecipe(
                "street",
                List.of("person", "vehicle", "bike"),
                ReferenceArchitecture.ssdLite(
                        MobileNetV2.of(MobileNetV2.Form.STANDARD, 0.5, 6), 256, 256),
                DATA,
                16,
                42,
                new AugmentationOptions(0.5, 0.5, 0.25, 0.2, 0.5),
                new LossOptions(negatives, 1, 0.5),
                new OptimizerOptions(method, 4e-5, 10, 0.999),
                new Schedule(60, 300, 2, 0.004),
                5);
    }

    static ClassifierRecipe ofAClassifier(ClassifierData data) {
        return new ClassifierRecipe(
                "signs",
                List.of("stop", "yield"),
                ReferenceArchitecture.classifier(
                        MobileNetV2.of(MobileNetV2.Form.REDUCED, 0.25, 6), 32, 32),
                data,
                16,
                42,
                new ClassifierAugmentation.Options(0.5, 0.125, 0.25),
                new OptimizerOptions(new OptimizerOptions.Sgd(0.9), 4e-5, 10, 0.99),
                new Schedule(60, 300, 2, 0.004),
                5);
    }
}
