package io.sightline.models.tensorflow;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.detector.ObjectDetector;
import io.sightline.models.detector.RawDetections;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Weights;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;

/** A detector that runs a network as it was built, without a file in between. */
final class GraphDetector implements ObjectDetector {
    private final Graph graph;
    private final Session session;

    @SuppressWarnings("MustBeClosedChecker") // closed with this detector
    private GraphDetector(Architecture architecture, int classes, Weights weights) {
        this.graph = NetworkGraph.build(architecture, classes, weights);
        this.session = new Session(graph, LoadedModel.IN_CALLERS_THREAD);
    }

    /**
     * Opens a detector.
     *
     * @param classes number of labels
     * @return the caller closes it
     */
    @MustBeClosed
    static GraphDetector open(Architecture architecture, int classes, Weights weights) {
        return new GraphDetector(architecture, classes, weights);
    }

    @Override
    public List<RawDetections> detect(List<RgbImage> images) {
        RgbImage first = images.get(0);
        try (Tensor pixels = ImageTensors.of(images, first.width(), first.height());
                Result result =
                        session.runner()
                                .feed(NetworkGraph.IMAGE, pixels)
                                .fetch(NetworkGraph.BOXES)
                                .fetch(NetworkGraph.SCORES)
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
