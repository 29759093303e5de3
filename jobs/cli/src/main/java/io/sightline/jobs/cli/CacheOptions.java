package io.sightline.jobs.cli;

import io.sightline.models.catalogue.ModelCache;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where pulled files are kept. */
final class CacheOptions {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description =
                    "Folder that keeps pulled files. Default: $XDG_CACHE_HOME/sightline/models, or"
                            + " ~/.cache/sightline/models.")
    private Path directory;

    ModelCache cache() {
        return new ModelCache(
                directory != null
                        ? directory
                        : ModelCache.defaultDirectory(
                                System.getenv(), Path.of(System.getProperty("user.home"))));
    }
}
