package io.sightline.models.tensorflow.writing;

import com.google.protobuf.CodedOutputStream;
import io.sightline.models.bundle.ModelBundle;
import io.sightline.models.network.Architecture;
import io.sightline.models.network.Weights;
import io.sightline.models.tensorflow.ServingSignature;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes a detector or a classifier as a SavedModel. The same architecture and weights always give
 * the same bytes: nodes keep the order they were added in and the maps of the protocol buffers are
 * sorted.
 */
public final class SavedModelWriter {
    private SavedModelWriter() {}

    /**
     * Writes {@link ModelBundle#SAVED_MODEL}.
     *
     * @param directory where to; exists
     * @param architecture the network
     * @param classes number of labels; a detector's background is not counted
     * @param weights of every layer that has some
     */
    public static void write(
            Path directory, Architecture architecture, int classes, Weights weights)
            throws IOException {
        SavedModel model;
        try (Graph graph = NetworkGraph.build(architecture, classes, weights)) {
            model = savedModel(graph);
        }
        Path file = directory.resolve(ModelBundle.SAVED_MODEL);
        try (OutputStream out = Files.newOutputStream(file)) {
            CodedOutputStream coded = CodedOutputStream.newInstance(out);
            coded.useDeterministicSerialization();
            model.writeTo(coded);
            coded.flush();
        }
    }

    private static SavedModel savedModel(Graph graph) {
        SignatureDef.Builder signature =
                SignatureDef.newBuilder()
                        .setMethodName("tensorflow/serving/predict")
                        .putInputs(ServingSignature.IMAGE, tensor(graph, ServingSignature.IMAGE))
                        .putOutputs(
                                ServingSignature.SCORES, tensor(graph, ServingSignature.SCORES));
        if (graph.operation(ServingSignature.BOXES) != null) {
            signature.putOutputs(ServingSignature.BOXES, tensor(graph, ServingSignature.BOXES));
        }
        MetaGraphDef.MetaInfoDef info =
                MetaGraphDef.MetaInfoDef.newBuilder()
                        .addTags(SavedModelBundle.DEFAULT_TAG)
                        .setTensorflowVersion(TensorFlow.version())
                        .build();
        return SavedModel.newBuilder()
                .setSavedModelSchemaVersion(1)
                .addMetaGraphs(
                        MetaGraphDef.newBuilder()
                                .setMetaInfoDef(info)
                                .setGraphDef(graph.toGraphDef())
                                .putSignatureDef(ServingSignature.KEY, signature.build()))
                .build();
    }

    private static TensorInfo tensor(Graph graph, String operation) {
        GraphOperation node = graph.operation(operation);
        Output<?> output = node.output(0);
        return TensorInfo.newBuilder()
                .setName(operation + ":0")
                .setDtype(output.dataType())
                .setTensorShape(shape(output.shape()))
                .build();
    }

    private static TensorShapeProto shape(Shape shape) {
        TensorShapeProto.Builder proto = TensorShapeProto.newBuilder();
        for (long size : shape.asArray()) {
            proto.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return proto.build();
    }
}
