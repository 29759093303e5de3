package io.sightline.jobs.cli;

import io.sightline.jobs.bench.ZooModel;
import io.sightline.jobs.local.TemporaryFolder;
import io.sightline.jobs.options.ModelOptions;
import io.sightline.jobs.options.ModelSource;
import io.sightline.models.bundle.ModelBundle;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model is measured. */
final class BenchModelOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin private ModelOptions model = new ModelOptions();

    @Option(
            names = "--zoo",
            paramLabel = "DIR",
            description =
                    "Folder of a model of TensorFlow's detection zoo as downloaded,"
                            + " measured instead of --model. If its weight files are missing,"
                            + " random weights are used and nothing is detected.")
    private Optional<Path> zoo = Optional.empty();

    /**
     * Opens the model.
     *
     * @param folder where one of the zoo is imported to
     * @throws io.sightline.models.error.UserError when a folder is not a model of the zoo
     * @throws io.sightline.models.bundle.ModelException when the model cannot be used
     */
    BenchModel open(TemporaryFolder folder) {
        if (zoo.isPresent() && model.source().directory().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--zoo and --model cannot be used together");
        }
        return zoo.map(published -> ofZoo(published, folder))
                .orElseGet(() -> ofBundle(model.source()));
    }

    private static BenchModel ofBundle(ModelSource source) {
        return new BenchModel(source.open(), source, Optional.empty());
    }

    private BenchModel ofZoo(Path published, TemporaryFolder folder) {
        ZooModel imported = ZooModel.importFrom(published, folder.path());
        if (imported.drawn()) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "sightline: %s has no trained weights; using random weights%n",
                            published)
                    .flush();
        }
        ModelBundle bundle = imported.bundle();
        return new BenchModel(
                bundle, new ModelSource(Optional.of(bundle.directory())), Optional.of(imported));
    }
}
