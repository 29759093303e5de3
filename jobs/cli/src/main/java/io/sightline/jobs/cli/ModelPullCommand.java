package io.sightline.jobs.cli;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.catalogue.Catalogue;
import io.sightline.models.catalogue.CatalogueModel;
import io.sightline.models.catalogue.DownloadPolicy;
import io.sightline.models.catalogue.FileSource;
import io.sightline.models.catalogue.FolderSource;
import io.sightline.models.catalogue.HttpSource;
import io.sightline.models.catalogue.ModelPull;
import io.sightline.models.importer.ImportedNetwork;
import io.sightline.models.importer.ModelImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sightline model pull}: downloads a model and makes a bundle from it. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        description = "Download a model by name and make a bundle from it.")
final class ModelPullCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Name of the model, as 'model list' shows it.")
    private String name;

    @Mixin private CacheOptions options;

    @Option(
            names = "--from",
            paramLabel = "FOLDER",
            description = "Take the files from this folder instead of the network.")
    private Path from;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description =
                    "Folder of the bundle. It must not exist, or be empty. Default: NAME, in the"
                            + " current folder.")
    private Path to;

    @Override
    public void run() {
        CatalogueModel model = Catalogue.standard().model(name);
        Path source = pull(model);
        ImportedNetwork detector = ModelImport.read(source);
        ModelImport.Description description =
                new ModelImport.Description(
                        model.labels(), model.licence(), ModelImport.DEFAULT_SCORE_THRESHOLD);
        Path target = to != null ? to : Path.of(name);
        ModelBundle bundle = ModelImport.write(detector, description, target);
        PrintWriter out = spec.commandLine().getOut();
        out.println(bundle.digest() + "  " + target);
        out.flush();
    }

    private Path pull(CatalogueModel model) {
        try (PullProgress progress = new PullProgress(spec.commandLine())) {
            return new ModelPull(options.cache(), source(), progress).pull(model);
        }
    }

    private FileSource source() {
        return from != null ? new FolderSource(from) : new HttpSource(DownloadPolicy.STANDARD);
    }
}
