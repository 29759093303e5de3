package io.sightline.models.tensorflow.training;

import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Network;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.reading.SavedModelWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tensorflow.Result;
import org.tensorflow.Session;

/**
 * Initialises a training graph with the weights of a bundle, whose batch normalisations were folded
 * into kernels and biases. A normalisation that is inserted again must not change the output: with
 * the mean and the variance that it sees, its scale is {@code sqrt(variance + epsilon)} and its
 * offset the folded bias plus that mean ({@link io.sightline.models.network.BatchNorm} solved for
 * them).
 *
 * <p>What one sees depends on those before it. So all are set from what all see, again and again:
 * each round the first that was not right yet becomes right.
 */
final class Unfolding {
    /** Change of a deviation or a mean, in deviations, below which all are right. */
    private static final double SETTLED = 1e-4;

    private final Session session;
    private final TrainingGraph training;
    private final ModelBundle bundle;
    private final Weights folded;
    private final Map<String, BatchMoments> seen = new LinkedHashMap<>();
    private boolean settled;

    /**
     * @param session of the network that learns
     * @param bundle of the same network
     * @throws ModelException when its weights cannot be read
     */
    Unfolding(Session session, TrainingGraph training, ModelBundle bundle) {
        this.session = session;
        this.training = training;
        this.bundle = bundle;
        this.folded = SavedModelWeights.read(bundle);
        for (TrainingOperations.Moments moments : training.moments()) {
            int channels = moments.layer().output().channels();
            seen.put(
                    moments.layer().name(),
                    new BatchMoments(
                            Weights.Array.zeros(channels).values(),
                            Weights.Array.ones(channels).values()));
        }
    }

    /**
     * Gives the network its values.
     *
     * @param samples feed the images of batches of one size
     * @throws ModelException when the bundle's network is another than the one that learns
     */
    void start(List<Consumer<Feeds>> samples) {
        training.variables().write(session, values());
        for (int round = 0; round < training.moments().size() && !settled; round++) {
            look(samples.stream().map(this::moments).toList());
            training.variables().write(session, values());
        }
    }

    /** What the normalisations see of a batch, in the graph's order. */
    private List<BatchMoments> moments(Consumer<Feeds> images) {
        Session.Runner runner = session.runner();
        try (Feeds feeds = new Feeds(runner)) {
            images.accept(feeds);
            for (TrainingOperations.Moments moments : training.moments()) {
                runner.fetch(moments.mean()).fetch(moments.variance());
            }
            List<BatchMoments> values = new ArrayList<>();
            try (Result result = runner.run()) {
                for (int i = 0; i < training.moments().size(); i++) {
                    values.add(
                            new BatchMoments(
                                    FloatTensors.values(result.get(2 * i)),
                                    FloatTensors.values(result.get(2 * i + 1))));
                }
            }
            return values;
        }
    }

    private void look(List<List<BatchMoments>> batches) {
        settled = true;
        for (int i = 0; i < training.moments().size(); i++) {
            int index = i;
            BatchMoments now =
                    BatchMoments.together(batches.stream().map(batch -> batch.get(index)).toList());
            BatchMoments before = seen.put(training.moments().get(i).layer().name(), now);
            settled &= now.isNear(before, SETTLED);
        }
    }

    /** Values of the variables, by name, for what the normalisations see. */
    private Map<String, Weights.Array> values() {
        Map<String, Weights.Array> values = new LinkedHashMap<>();
        Network network = training.network();
        for (Layer layer : network.layers()) {
            if (layer instanceof Layer.Bias bias) {
                put(values, bias.input(), weights(network.byName().get(bias.input())));
                if (bias.normalises()) {
                    putNormalisation(values, bias);
                } else {
                    put(values, bias.name(), weights(bias));
                }
            }
        }
        for (String name : training.trained()) {
            put(values, training.update().kept(name), values.get(name));
        }
        return values;
    }

    private void putNormalisation(Map<String, Weights.Array> values, Layer.Bias bias) {
        BatchMoments moments = seen.get(bias.name());
        float[] offset = weights(bias).values().clone();
        float[] scale = new float[offset.length];
        for (int i = 0; i < offset.length; i++) {
            scale[i] = (float) Math.sqrt(moments.variance()[i] + TrainingOperations.EPSILON);
            offset[i] += moments.mean()[i];
        }
        put(values, bias.name(), channels(offset));
        put(values, TrainingOperations.scale(bias), channels(scale));
        put(values, TrainingOperations.mean(bias), channels(moments.mean()));
        put(values, TrainingOperations.variance(bias), channels(moments.variance()));
    }

    private static Weights.Array channels(float[] values) {
        return new Weights.Array(values, values.length);
    }

    private Weights.Array weights(Layer layer) {
        try {
            return folded.of(layer);
        } catch (IllegalArgumentException missing) {
            throw new ModelException(
                    "%s: its network differs from the recipe's: %s"
                            .formatted(bundle.directory(), missing.getMessage()),
                    missing);
        }
    }

    private void put(Map<String, Weights.Array> values, String name, Weights.Array array) {
        int[] wanted = training.variables().initial(name).shape();
        if (!Arrays.equals(array.shape(), wanted)) {
            throw new ModelException(
                    "%s: its network differs from the recipe's: %s is %s, expected %s"
                            .formatted(
                                    bundle.directory(),
                                    name,
                                    Arrays.toString(array.shape()),
                                    Arrays.toString(wanted)));
        }
        values.put(name, array);
    }
}
