package io.sightline.models.tensorflow.peers;

import com.google.errorprone.annotations.MustBeClosed;
import io.sightline.models.bundle.ModelException;
import io.sightline.models.detector.RgbImage;
import io.sightline.models.tensorflow.FloatTensors;
import io.sightline.models.tensorflow.ImageTensors;
import io.sightline.models.tensorflow.SessionSettings;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TString;

/**
 * A detector's graph as the TensorFlow Object Detection API exported it, run unchanged: resize,
 * preprocessing and suppression in the graph, batch normalisation unfolded, {@code image_tensor}
 * uint8 [1, H, W, 3] in, the 100 best detections out. Only for comparison: Sightline itself imports
 * such detectors.
 */
public final class ObjectDetectionGraph implements AutoCloseable {
    private static final String IMAGE = "image_tensor";
    private static final String BOXES = "detection_boxes";
    private static final String SCORES = "detection_scores";
    private static final String CLASSES = "detection_classes";
    private static final String COUNT = "num_detections";

    private final Graph graph;
    private final Session session;

    private ObjectDetectionGraph(Graph graph, Session session) {
        this.graph = graph;
        this.session = session;
    }

    /**
     * Opens a graph and lets it restore itself from its checkpoint.
     *
     * @param meta a MetaGraphDef as found next to a checkpoint
     * @param checkpoint path without {@code .index}
     * @param threads that share the work of an operation, and operations that run at a time; the
     *     first session of a process decides about the former for all
     * @return the caller closes it
     * @throws ModelException when one of them cannot be read
     */
    @MustBeClosed
    public static ObjectDetectionGraph open(Path meta, Path checkpoint, int threads) {
        Graph graph = new Graph();
        try {
            graph.importGraphDef(DrawnCheckpoint.graph(meta));
            ConfigProto config = SessionSettings.onCpu(threads, threads).build();
            Session session = new Session(graph, config);
            restore(session, checkpoint);
            return new ObjectDetectionGraph(graph, session);
        } catch (TensorFlowException | IllegalArgumentException refused) {
            graph.close();
            throw new ModelException(
                    "%s: TensorFlow cannot run it: %s"
                            .formatted(meta, refused.getMessage().lines().findFirst().orElse("")),
                    refused);
        }
    }

    private static void restore(Session session, Path checkpoint) {
        try (Tensor file = TString.scalarOf(checkpoint.toString())) {
            session.runner().feed("save/Const", file).addTarget("save/restore_all").run();
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    /**
     * Finds objects.
     *
     * @return how many
     */
    public int detect(RgbImage image) {
        try (Tensor input = ImageTensors.of(List.of(image), image.width(), image.height());
                Result result =
                        session.runner()
                                .feed(IMAGE, input)
                                .fetch(BOXES)
                                .fetch(SCORES)
                                .fetch(CLASSES)
                                .fetch(COUNT)
                                .run()) {
            return (int) FloatTensors.values(result.get(3))[0];
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
