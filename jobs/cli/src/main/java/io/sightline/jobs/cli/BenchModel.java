package io.sightline.jobs.cli;

import io.sightline.jobs.bench.ZooModel;
import io.sightline.jobs.options.ModelSource;
import io.sightline.models.bundle.ModelBundle;
import java.util.Optional;

/**
 * A model that is measured.
 *
 * @param bundle opened
 * @param source that the bundle was opened from
 * @param zoo where it came from, if from TensorFlow's detection zoo
 */
record BenchModel(ModelBundle bundle, ModelSource source, Optional<ZooModel> zoo) {}
