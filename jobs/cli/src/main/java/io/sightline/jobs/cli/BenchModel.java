package io.sightline.jobs.cli;

import io.sightline.jobs.bench.ZooModel;
import io.sightline.models.bundle.ModelBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A model that is measured.
 *
 * @param bundle opened
 * @param directory of the bundle; empty for the shipped model
 * @param zoo where it came from, if from TensorFlow's detection zoo
 */
record BenchModel(ModelBundle bundle, Optional<Path> directory, Optional<ZooModel> zoo) {
    /** The model as options of the job. */
    List<String> jobArguments() {
        return directory.map(path -> "--model=" + path).stream().toList();
    }
}
