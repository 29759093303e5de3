package io.sightline.models.tensorflow.training;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.classifier.ImageClassifier;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.ImageTensors;
import io.sightline.models.tensorflow.ServingSignature;
import io.sightline.models.tensorflow.SessionSettings;
import io.sightline.models.tensorflow.writing.NetworkGraph;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;

/** A classifier that runs a network without writing it to a file first. */
final class GraphClassifier implements ImageClassifier {
    private final Graph graph;
    private final Session session;

    @SuppressWarnings("MustBeClosedChecker") // closed with this classifier
    private GraphClassifier(Architecture architecture, int classes, Weights weights) {
        this.graph = NetworkGraph.build(architecture, classes, weights);
        this.session = new Session(graph, SessionSettings.F32.config());
    }

    /**
     * Opens a classifier.
     *
     * @param classes number of labels
     * @return the caller closes it
     */
    @MustBeClosed
    static GraphClassifier open(Architecture architecture, int classes, Weights weights) {
        return new GraphClassifier(architecture, classes, weights);
    }

    @Override
    public List<float[]> scores(List<RgbImage> images) {
        RgbImage first = images.get(0);
        try (Tensor pixels = ImageTensors.of(images, first.width(), first.height());
                Result result =
                        session.runner()
                                .feed(ServingSignature.IMAGE, pixels)
                                .fetch(ServingSignature.SCORES)
                                .run()) {
            return FloatTensors.rows(result.get(0), images.size());
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
