package io.sightline.models.tensorflow.training;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.ImageInput;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.ImageTensors;
import io.sightline.models.tensorflow.ServingSignature;
import io.sightline.models.tensorflow.SessionSettings;
import io.sightline.models.tensorflow.TensorFlowDetector;
import io.sightline.models.tensorflow.writing.NetworkGraph;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;

/** A detector that runs a network without writing it to a file first. */
final class GraphDetector implements ObjectDetector {
    private final Graph graph;
    private final Session session;
    private final ImageInput input;

    private GraphDetector(Graph graph, Session session, ImageInput input) {
        this.graph = graph;
        this.session = session;
        this.input = input;
    }

    /**
     * Opens a detector.
     *
     * @param classes number of labels
     * @return the caller closes it
     */
    @MustBeClosed
    @SuppressWarnings("MustBeClosedChecker") // closed with the detector
    static GraphDetector open(Architecture architecture, int classes, Weights weights) {
        Graph graph = NetworkGraph.build(architecture, classes, weights);
        try {
            Session session = new Session(graph, SessionSettings.F32.config());
            return new GraphDetector(graph, session, architecture.input());
        } catch (RuntimeException failure) {
            graph.close();
            throw failure;
        }
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        try (Tensor pixels = ImageTensors.of(images, input.width(), input.height());
                Result result =
                        session.runner()
                                .feed(ServingSignature.IMAGE, pixels)
                                .fetch(ServingSignature.BOXES)
                                .fetch(ServingSignature.SCORES)
                                .run()) {
            return TensorFlowDetector.copy(result.get(0), result.get(1), images.size());
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
