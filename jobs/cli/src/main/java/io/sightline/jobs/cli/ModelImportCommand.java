package io.sightline.jobs.cli;

import io.sightline.jobs.options.FractionConverter;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.error.UserError;
import io.sightline.models.importer.ImportedModel;
import io.sightline.models.importer.LabelFile;
import io.sightline.models.importer.ModelImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sightline model import}: prints the digest and the folder of the new bundle. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Make a model bundle from a model in another format.")
final class ModelImportCommand implements Runnable {
    private static final String UNKNOWN_LICENCE = "NOASSERTION";

    @Spec private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "PATH",
            description =
                    "FILE.xml of Open Model Zoo, whose weights lie beside it in FILE.bin;"
                            + " FILE.tflite of TensorFlow Lite; checkpoint or frozen graph of the"
                            + " TensorFlow Object Detection API, or a folder with one of them;"
                            + " folder of a SavedModel.")
    private Path from;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "pipeline.config of a model of the TensorFlow Object Detection API, if it does"
                            + " not lie beside the model.")
    private Path config;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "DIR",
            description = "Folder to make. It must not exist, or be empty.")
    private Path to;

    @Option(
            names = "--labels",
            split = ",",
            paramLabel = "LABEL",
            description =
                    "Names of the classes, in order, without background. Known for Open Model"
                            + " Zoo's person-vehicle-bike detectors and for SSD MobileNet detectors"
                            + " with coco in their folder's name.")
    private List<String> labels;

    @Option(
            names = "--labels-file",
            paramLabel = "FILE",
            description =
                    "The same from a file, one on a line; the background's line is left out and ???"
                            + " stands for a class without a name. Or a label map, FILE.pbtxt.")
    private Path labelsFile;

    @Option(
            names = "--licence",
            paramLabel = "SPDX",
            description = "Licence of the model. Known for the same; otherwise NOASSERTION.")
    private String licence;

    @Option(
            names = "--score-threshold",
            paramLabel = "SCORE",
            defaultValue = "" + ModelImport.DEFAULT_SCORE_THRESHOLD,
            converter = FractionConverter.class,
            description =
                    "Default score threshold of the model, [0, 1]. Default:" + " ${DEFAULT-VALUE}.")
    private float scoreThreshold;

    @Override
    public void run() {
        if (labels != null && labelsFile != null) {
            throw new ParameterException(
                    spec.commandLine(), "--labels and --labels-file cannot be used together");
        }
        ImportedModel model =
                config == null ? ModelImport.readAny(from) : ModelImport.read(from, config);
        ModelBundle bundle = ModelImport.write(model, description(model), to);
        PrintWriter out = spec.commandLine().getOut();
        out.println(bundle.digest() + "  " + to);
        out.flush();
    }

    private ModelImport.Description description(ImportedModel model) {
        Optional<ModelImport.Description> known = ModelImport.Description.known(model.name());
        return new ModelImport.Description(
                labels(model)
                        .or(() -> known.map(ModelImport.Description::labels))
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "%s: the labels of %s are unknown; pass --labels"
                                                        .formatted(from, model.name()))),
                Optional.ofNullable(licence)
                        .or(() -> known.map(ModelImport.Description::licence))
                        .orElse(UNKNOWN_LICENCE),
                scoreThreshold);
    }

    private Optional<List<String>> labels(ImportedModel model) {
        return labelsFile == null
                ? Optional.ofNullable(labels)
                : Optional.of(LabelFile.read(labelsFile, model.classes()));
    }
}
