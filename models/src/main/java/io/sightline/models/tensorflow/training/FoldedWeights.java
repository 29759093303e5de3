package io.sightline.models.tensorflow.training;

import io.sightline.models.network.BatchNorm;
import io.sightline.models.network.Layer;
import io.sightline.models.network.Weights;
import java.util.Map;
import org.tensorflow.Session;

/** Reads trained weights with the batch normalisations folded in. */
final class FoldedWeights {
    private final TrainingGraph training;

    FoldedWeights(TrainingGraph training) {
        this.training = training;
    }

    /** The weights of every layer that has some, as inference uses them. */
    Weights read(Session session) {
        Map<String, Weights.Array> values = training.variables().read(session);
        Weights.Collector collector = new Weights.Collector();
        for (Layer layer : training.network().layers()) {
            if (layer instanceof Layer.Bias bias) {
                Weights.Array kernel = kept(values, bias.input());
                Weights.Array offset = kept(values, bias.name());
                if (bias.normalises()) {
                    BatchNorm norm = norm(values, bias);
                    kernel = norm.folded(kernel);
                    offset = norm.bias();
                }
                collector.put(bias.input(), kernel);
                collector.put(bias.name(), offset);
            }
        }
        return collector.weights();
    }

    private BatchNorm norm(Map<String, Weights.Array> values, Layer.Bias bias) {
        return new BatchNorm(
                kept(values, TrainingOperations.scale(bias)),
                kept(values, bias.name()),
                values.get(TrainingOperations.mean(bias)),
                values.get(TrainingOperations.variance(bias)),
                TrainingOperations.EPSILON);
    }

    private Weights.Array kept(Map<String, Weights.Array> values, String name) {
        return values.get(training.update().kept(name));
    }
}
