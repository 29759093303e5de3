package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelCard;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RgbImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.MetaGraphDef;

/**
 * A bundle's SavedModel with its session. Calls may come from any number of threads; on a CPU each
 * runs in its caller's thread, on one core.
 */
final class LoadedModel implements AutoCloseable {
    private final SavedModelBundle model;
    private final ModelBundle bundle;
    private final int width;
    private final int height;

    private LoadedModel(SavedModelBundle model, ModelBundle bundle) {
        this.model = model;
        this.bundle = bundle;
        this.width = bundle.card().inputWidth();
        this.height = bundle.card().inputHeight();
    }

    /**
     * Checks a signature.
     *
     * @param <T> the tensors it names
     */
    @FunctionalInterface
    interface SignatureCheck<T> {
        /**
         * Checks.
         *
         * @throws IllegalArgumentException naming the first difference from what is needed
         */
        T check(MetaGraphDef model, int height, int width, int classes);
    }

    /**
     * Loads.
     *
     * @return the caller closes it
     * @throws ModelException when the network does more than compute, or TensorFlow cannot load it
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with what is returned
    static LoadedModel load(ModelBundle bundle, SessionSettings settings) {
        SavedModelShape.inspect(bundle.directory().resolve(ModelBundle.SAVED_MODEL));
        try {
            return new LoadedModel(
                    load(bundle.directory(), settings.config(), settings.rewrite()), bundle);
        } catch (TensorFlowException refused) {
            String cause = refused.getMessage().lines().findFirst().orElse("");
            throw new ModelException(
                    file(bundle) + ": TensorFlow cannot load it: " + cause, refused);
        }
    }

    /**
     * Loads a SavedModel.
     *
     * @param rewrite how its graphs are changed first; empty to load it as it is
     * @return the caller closes it
     */
    @MustBeClosed
    static SavedModelBundle load(Path folder, ConfigProto config, Optional<GraphRewrite> rewrite) {
        if (rewrite.isEmpty()) {
            return load(folder, config);
        }
        try (RewrittenModel rewritten = RewrittenModel.of(folder, rewrite.get())) {
            return load(rewritten.folder(), config);
        }
    }

    @MustBeClosed
    private static SavedModelBundle load(Path folder, ConfigProto config) {
        return SavedModelBundle.loader(folder.toString())
                .withTags(SavedModelBundle.DEFAULT_TAG)
                .withConfigProto(config)
                .load();
    }

    /**
     * The tensors that the model names in its signature.
     *
     * @throws ModelException when they are not what the check wants
     */
    <T> T check(SignatureCheck<T> check) {
        ModelCard card = bundle.card();
        try {
            return check.check(model.metaGraphDef(), height, width, card.labels().size());
        } catch (IllegalArgumentException mismatch) {
            throw new ModelException(file(bundle) + ": " + mismatch.getMessage(), mismatch);
        }
    }

    /**
     * Runs the network.
     *
     * @param images RGB, of the network's input size
     * @param input name of the tensor to feed
     * @param outputs names of the tensors to fetch
     * @return the caller closes it
     * @throws IllegalArgumentException when an image has another size
     */
    @MustBeClosed
    Result run(List<RgbImage> images, String input, List<String> outputs) {
        try (Tensor tensor = ImageTensors.of(images, width, height)) {
            Session.Runner runner = model.session().runner().feed(input, tensor);
            outputs.forEach(runner::fetch);
            return runner.run();
        }
    }

    private static String file(ModelBundle bundle) {
        return bundle.directory().resolve(ModelBundle.SAVED_MODEL).toString();
    }

    @Override
    public void close() {
        model.close();
    }
}
