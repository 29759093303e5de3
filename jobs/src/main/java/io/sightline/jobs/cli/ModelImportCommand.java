package io.sightline.jobs.cli;

import io.sightline.jobs.options.FractionConverter;
import io.sightline.jobs.options.UserError;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.importer.ImportedDetector;
import io.sightline.models.importer.ModelImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a bundle of a model in another format. On stdout: its digest and folder. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Make a model bundle of an Open Model Zoo detector.")
final class ModelImportCommand implements Runnable {
    private static final String UNKNOWN_LICENCE = "NOASSERTION";

    @Spec private CommandSpec spec;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "FILE.xml",
            description = "Graph of the detector; its weights lie beside it in FILE.bin.")
    private Path from;

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
                            + " Zoo's person-vehicle-bike detectors.")
    private List<String> labels;

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
                    "Score above which the model reports a detection unless told otherwise, [0, 1]."
                            + " Default: ${DEFAULT-VALUE}.")
    private float scoreThreshold;

    @Override
    public void run() {
        ImportedDetector detector = ModelImport.read(from);
        ModelBundle bundle = ModelImport.write(detector, description(detector.name()), to);
        PrintWriter out = spec.commandLine().getOut();
        out.println(bundle.digest() + "  " + to);
        out.flush();
    }

    private ModelImport.Description description(String model) {
        Optional<ModelImport.Description> known = ModelImport.Description.known(model);
        if (labels == null && known.isEmpty()) {
            throw new UserError(
                    "%s: the labels of %s are not known; pass --labels".formatted(from, model));
        }
        return new ModelImport.Description(
                labels != null ? labels : known.orElseThrow().labels(),
                licence != null
                        ? licence
                        : known.map(ModelImport.Description::licence).orElse(UNKNOWN_LICENCE),
                scoreThreshold);
    }
}
